"""Holds the read API's answers against its own description, with openapi-spec-validator and jsonschema.

    judge_api.py ADDRESS TOKEN

Asks every operation, without parameters and with those that it has, and with what must be refused. Prints an object of JSON:
`answers` by path, and `faults`, each a line.
"""

import http.client
import json
import sys
import urllib.parse

import jsonschema
import openapi_spec_validator

ADDRESS, TOKEN = sys.argv[1:3]
HOST = urllib.parse.urlsplit(ADDRESS).netloc
peer = http.client.HTTPConnection(HOST, timeout=60)
faults, answers = [], {}


def ask(path, token=TOKEN):
    peer.request("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
    answer = peer.getresponse()
    return answer.status, answer.headers.get("Content-Type", ""), answer.read()


status, kind, body = ask("/api/v1/openapi.json", None)
document = json.loads(body)
openapi_spec_validator.validate(document)


def resolved(node):
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def judge(what, operation, answer):
    status, kind, body = answer
    described = operation["responses"].get(str(status))
    if described is None:
        faults.append(f"{what}: {status} is not described")
        return
    content = resolved(described).get("content", {})
    media = kind.split(";")[0]
    if media not in content:
        faults.append(f"{what}: {status} comes as {media}")
        return
    schema = {**content[media]["schema"], "components": document["components"]}
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for error in validator.iter_errors(json.loads(body)):
        deepest = jsonschema.exceptions.best_match([error])
        faults.append(f"{what}: {status}: {deepest.json_path}: {deepest.message[:300]}")


GOOD = {
    "as_of": ["2025-01-27", "2024-08-01", "2031-01-01"], "known_at": ["2099-01-01T00:00:00Z"], "programme": ["mifibra-aws"],
    "from": ["2024-07-01"], "to": ["2099-01-31"],
}
BAD = {
    "as_of": ["", "2025-02-30", "today"], "known_at": ["2025", "2025-01-01"], "from": ["x"], "to": ["1"], "nonsense": ["1"],
}
for path, item in document["paths"].items():
    operation = item["get"]
    plain = ask(path)
    judge(path, operation, plain)
    if plain[0] != 200:
        faults.append(f"{path}: {plain[0]}")
    answers[path] = json.loads(plain[2])
    if path.endswith("openapi.json"):
        continue
    names = [resolved(parameter)["name"] for parameter in operation["parameters"]]
    for name in names:
        for value in GOOD[name]:
            answer = ask(f"{path}?{urllib.parse.urlencode({name: value})}")
            judge(f"{path} {name}={value}", operation, answer)
            if answer[0] != 200:
                faults.append(f"{path} {name}={value}: {answer[0]}")
    for name, values in BAD.items():
        for value in values:
            answer = ask(f"{path}?{urllib.parse.urlencode({name: value})}")
            judge(f"{path} {name}={value}", operation, answer)
            if answer[0] != 400:
                faults.append(f"{path} {name}={value}: {answer[0]} instead of 400")
    twice = ask(f"{path}?as_of=2025-01-01&as_of=2025-01-02")
    unknown = ask(f"{path}?programme=nobody")
    for what, answer, wanted in [("twice", twice, 400), ("unknown programme", unknown, 404)]:
        judge(f"{path} {what}", operation, answer)
        if answer[0] != wanted:
            faults.append(f"{path} {what}: {answer[0]} instead of {wanted}")
    for token in [None, "A" * 43]:
        answer = ask(path, token)
        judge(f"{path} without a right token", operation, answer)
        if answer[0] != 401:
            faults.append(f"{path} without a right token: {answer[0]}")
print(json.dumps({"faults": faults, "answers": answers}, ensure_ascii=False))
