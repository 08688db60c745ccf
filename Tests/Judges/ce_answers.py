"""ce_answers.py FOLDER: writes answers of GetCostAndUsage as `aws ce get-cost-and-usage` prints them, from the shapes in botocore's
own service model, each checked by botocore's validator; and beside each, as JSON, the sums that come of it: [month, service,
category or null, estimated, currency, billed or null, effective or null].

Each optional member of the shapes is left out in turn (ResultsByTime and TimePeriod apart: without them there is nothing to
say); the members that were left out stand in the file's name."""

import json
import pathlib
import sys

import botocore.session
from botocore.validate import ParamValidator

folder = pathlib.Path(sys.argv[1])
output = botocore.session.get_session().get_service_model("ce").operation_model("GetCostAndUsage").output_shape
NEEDED = {("ResultsByTime",), ("ResultsByTime", "[]", "TimePeriod")}
METRICS = {"UnblendedCost": ["100.0000000001", "0.25"], "AmortizedCost": ["90.5", "0.75"], "UsageQuantity": ["7", "8"]}
UNITS = {"UnblendedCost": "USD", "AmortizedCost": "USD", "UsageQuantity": "N/A"}
GROUPS = [["Amazon Connect", "Usage"], ["AWS Direct Connect", "Tax"]]


def value(shape, path, left_out, place):
    """A value of a shape; `place` tells which month and group it is of."""
    if shape.type_name == "structure":
        members = {name: value(member, path + (name,), left_out, place) for name, member in shape.members.items()
                   if path + (name,) not in left_out and name != "NextPageToken"}
        # Where amounts are grouped, the total is empty, and where they are not, there are no groups.
        if "TimePeriod" in members:
            members.update({name: empty for name, empty, wanted in (("Total", {}, False), ("Groups", [], True))
                            if name in members and place["grouped"] != wanted})
        return members
    if shape.type_name == "list":
        return [value(shape.member, path + ("[]",), left_out, place | {path[-1]: index}) for index in range(2)]
    if shape.type_name == "map":
        names = METRICS if shape.name == "Metrics" else {"description": None}
        return {name: value(shape.value, path + ("{}",), left_out, place | {"metric": name}) for name in names}
    if shape.type_name == "boolean":
        return place["ResultsByTime"] == 1
    name = path[-1]
    if name in ("Start", "End"):
        month = 7 + place["ResultsByTime"] + (name == "End")
        return f"2024-{month:02}-01"
    if name == "Amount":
        return METRICS[place["metric"]][place.get("Groups", 0)]
    if name == "Unit":
        return UNITS[place["metric"]]
    if path[-2:] == ("Keys", "[]"):
        return GROUPS[place["Groups"]][place["Keys"]]
    if name == "Type":
        return "DIMENSION"
    if name == "Key":
        return ["SERVICE", "RECORD_TYPE"][place["GroupDefinitions"]]
    return "a text"


def optional(shape, path=()):
    """The paths of members that need not be there."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if name not in shape.required_members and path + (name,) not in NEEDED:
                yield path + (name,)
            yield from optional(member, path + (name,))
    elif shape.type_name == "list":
        yield from optional(shape.member, path + ("[]",))
    elif shape.type_name == "map":
        yield from optional(shape.value, path + ("{}",))


def sums(answer, grouped, left_out):
    """What a reader must make of it; PEN stands for the currency of amounts without a unit."""
    lines = []
    for result in answer["ResultsByTime"]:
        month, estimated = result["TimePeriod"]["Start"][:7], result.get("Estimated", False)
        parts = [(group.get("Keys", []), group.get("Metrics", {})) for group in result.get("Groups", [])] or [
            ([], result.get("Total", {}))]
        for keys, metrics in parts:
            definitions = [item.get("Key") for item in answer.get("GroupDefinitions", [])] or ["SERVICE"]
            named = dict(zip(definitions, keys))
            amounts = [metrics.get(name, {}).get("Amount") for name in ("UnblendedCost", "AmortizedCost")]
            if amounts == [None, None]:
                continue
            lines.append([month, named.get("SERVICE", "(no service)"), named.get("RECORD_TYPE"), estimated,
                          metrics["UnblendedCost"].get("Unit", "PEN")] + amounts)
    return lines


def main():
    cases = [("everything", set())] + [("-".join(path), {path}) for path in optional(output) if path != ("NextPageToken",)]
    for grouped in (True, False):
        for name, left_out in cases:
            answer = value(output, (), left_out, {"grouped": grouped})
            report = ParamValidator().validate(answer, output)
            assert not report.has_errors(), report.generate_report()
            lines = sums(answer, grouped, left_out)
            shown = f"{'grouped' if grouped else 'total'}-{name}".replace("[]", "each").replace("{}", "any")
            (folder / f"{shown}.answer").write_text(json.dumps(answer, indent=4))
            (folder / f"{shown}.json").write_text(json.dumps(lines))


main()
