"""The schema with one keyword less, or with one bound moved by one: every such schema.

A keyword that says something about an instance is taken away where it stands; besides, in `required`
each name, in `properties` each member, in `allOf` each branch. What is `false` becomes `true`. And
each bound of a length, a number or a count is moved outwards by one, and each pattern loses one of
its two anchors.
"""

import collections
import copy

# `how`: "removed" or "loosened".
Change = collections.namedtuple("Change", "pointer how schema")

SAYS_NOTHING = {"$comment", "$defs", "$id", "$schema", "description", "title", "x-rule"}
OF_ONE_SCHEMA = {"if", "then", "items", "contains", "not"}
OF_VALUES = {"type", "enum", "const", "minContains", "$ref"}
# Where a bound is one looser. `minContains` is 0 everywhere, and nothing is below it.
OUTWARDS = {"minLength": -1, "minimum": -1, "maxLength": 1, "maximum": 1, "maxItems": 1, "maxContains": 1}


def escaped(name):
    return str(name).replace("~", "~0").replace("/", "~1")


def changed(schema, path, change):
    """A copy in which `change` was done to the holder of the last step of a path."""
    copied = copy.deepcopy(schema)
    place = copied
    for step in path[:-1]:
        place = place[step]
    change(place, path[-1])
    return copied


def take_away(holder, key):
    del holder[key]


def becomes(value):
    def change(holder, key):
        holder[key] = value
    return change


def steps(here, path):
    """(path, how, what to do there) for each change of one schema and those in it."""
    if here is False:
        yield path, "removed", becomes(True)
        return
    if not isinstance(here, dict):
        raise SystemExit(f"{path}: no schema is expected to be {here!r}")
    for keyword, value in here.items():
        at = (*path, keyword)
        if keyword == "$defs":
            for name, inner in value.items():
                yield from steps(inner, (*at, name))
        if keyword in SAYS_NOTHING:
            continue
        # `required` with one name is that name.
        if keyword != "required" or len(value) > 1:
            yield at, "removed", take_away
        if keyword in OUTWARDS:
            yield at, "loosened", becomes(value + OUTWARDS[keyword])
        elif keyword == "pattern":
            if value.startswith("^") and value.endswith("$"):
                yield (*at, "^"), "loosened", None
                yield (*at, "$"), "loosened", None
        elif keyword == "required":
            for index in range(len(value)):
                yield (*at, index), "removed", take_away
        elif keyword == "properties":
            for name, inner in value.items():
                if inner is not False:
                    yield (*at, name), "removed", take_away
                yield from steps(inner, (*at, name))
        elif keyword == "allOf":
            for index, inner in enumerate(value):
                yield (*at, index), "removed", take_away
                yield from steps(inner, (*at, index))
        elif keyword in OF_ONE_SCHEMA:
            yield from steps(value, at)
        elif keyword == "additionalProperties":
            if value is not False:
                raise SystemExit(f"{at}: {value!r} is not looked into")
        elif keyword not in OF_VALUES:
            raise SystemExit(f"{at}: what to do with this keyword is not said")


def name_of(schema, path):
    """A pointer; a name in `required` stands instead of its index, an anchor as it is."""
    words, place = [], schema
    for step in path:
        of_required = isinstance(place, list) and isinstance(place[step], str)
        words.append(place[step] if of_required else step)
        place = place[step] if isinstance(place, (dict, list)) else None
    return "".join("/" + escaped(word) for word in words)


def changes(schema):
    for path, how, change in steps(schema, ()):
        if change is None:
            *holder, anchor = path
            place = schema
            for step in holder:
                place = place[step]
            change = becomes(place[1:] if anchor == "^" else place[:-1])
            yield Change(name_of(schema, path), how, changed(schema, tuple(holder), change))
        else:
            yield Change(name_of(schema, path), how, changed(schema, path, change))
