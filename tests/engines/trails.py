"""Which keywords does every error of a refused document come through?

python-jsonschema is too slow to try each change on each document. A change that only takes
something away, or moves a bound outwards, can do no more than silence errors: it makes a refused
document an accepted one only if every error came through the changed keyword. Below `if`,
`contains` and `not` that does not hold, and for `minContains` it does not either: there all
documents are tried.
"""

import jsonschema

import engines

TURNS_ROUND = {"if", "contains", "not", "minContains"}


def trail(schema, error):
    """The pointers of all that an error came through: as in the schema, not as it was followed."""
    seen, place, path = set(), schema, ()

    def through(step):
        seen.add("".join(f"/{part}" for part in (*path, step)))

    for step in error.absolute_schema_path:
        # `$ref` and `if` are not told, only what they lead to.
        while isinstance(place, dict) and "$ref" in place and step not in place:
            through("$ref")
            path = tuple(place["$ref"].removeprefix("#/").split("/"))
            place = schema["$defs"][path[-1]]
        if step == "then":
            through("if")
        through(step)
        path = (*path, step)
        place = place[step]
    return frozenset(seen)


def of_documents(schema, given):
    """For each document: what all of its errors came through, or None if it is accepted."""
    validator = jsonschema.Draft202012Validator(schema)
    found = []
    for one in given:
        trails = [trail(schema, error) for error in validator.iter_errors(engines.parse(one.text))]
        found.append(frozenset.intersection(*trails) if trails else None)
    return found


def candidates(change, given, trails):
    """The documents on which a change may show."""
    steps = change.pointer.split("/")
    # In a closed object a member that is no longer declared is refused.
    if TURNS_ROUND & set(steps) or "properties" in steps[-2:]:
        return given
    # Of `required` and of an anchor the keyword above is in the trail, not the name or the anchor.
    pointers = {change.pointer, "/".join(steps[:-1])}
    return [one for one, through in zip(given, trails, strict=True) if through and pointers & through]
