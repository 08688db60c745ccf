"""aws_benefits.py FOLDER: writes what `aws partnercentral-benefits` prints of applications and allocations, from the shapes in
botocore's own service model, each checked by botocore's validator; every member that a shape does not require is left out in turn.

FOLDER/applications.json and FOLDER/allocations.json are lists of all that a reader must take, FOLDER/bad.json of all that it cannot;
FOLDER/expected.json has {"requests": {title: [state, amount]}, "answers": how often one is told of, "allocated": sum, "bad": how
many}. All amounts are in PEN."""

import json
import pathlib
import string
import sys
from decimal import Decimal

import botocore.session
from botocore.validate import ParamValidator

folder = pathlib.Path(sys.argv[1])
model = botocore.session.get_session().get_service_model("partnercentral-benefits")
STATES = {"PENDING_SUBMISSION": "draft", "IN_REVIEW": "submitted", "ACTION_REQUIRED": "returned", "APPROVED": "approved",
          "REJECTED": "rejected", "CANCELED": "cancelled"}
# The fund's name, by which an application and an allocation are of it; a mapping says the same of the benefit.
FUND, BENEFIT = "APN Marketing Central", "ben-00000000000mdf"
INSTANTS = {"CreatedAt": "2025-09-01T10:20:30.123000+00:00", "UpdatedAt": "2025-09-12T23:59:59-05:00",
            "StartsAt": "2025-07-01T00:00:00Z", "ExpiresAt": "2026-06-30T23:59:59Z", "IssuedAt": "2025-09-13T00:00:00Z"}


def code(prefix, number):
    """An id of the API: fourteen digits and small letters."""
    digits = string.digits + string.ascii_lowercase
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return prefix + text.rjust(14, "0")


def value(shape, path, left_out, given):
    if path in given:
        return given[path]
    if getattr(shape, "is_tagged_union", False):
        # One of the members, the one that is asked for.
        chosen = next(name for name in shape.members if name == given["union"])
        return {chosen: value(shape.members[chosen], path + (chosen,), left_out, given)}
    if getattr(shape, "is_document_type", False):
        return {}
    if shape.type_name == "structure":
        return {name: value(member, path + (name,), left_out, given) for name, member in shape.members.items()
                if path + (name,) not in left_out}
    if shape.type_name == "list":
        return [value(shape.member, path + ("[]",), left_out, given)]
    if shape.type_name == "map":
        return {"a key": "a text"}
    if shape.type_name == "timestamp":
        return INSTANTS[path[-1]]
    if path[-1] == "Amount":
        return "100.0000"
    if path[-1] == "CurrencyCode":
        return "PEN"
    if path[-1] == "Email":
        return "a@example.com"
    if path[-1] == "FileURI":
        return "https://example.com/a.pdf"
    return shape.enum[0] if shape.enum else "a text"


def optional(shape, path=(), union=None):
    """The paths of members that need not be there."""
    if getattr(shape, "is_document_type", False):
        return
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if getattr(shape, "is_tagged_union", False):
                if name != union:
                    continue
            elif name not in shape.required_members:
                yield path + (name,)
            yield from optional(member, path + (name,), union)
    elif shape.type_name == "list":
        yield from optional(shape.member, path + ("[]",), union)


def checked(answer, shape):
    # The validator knows instants in the texts that the tool prints too.
    report = ParamValidator().validate(answer, shape)
    assert not report.has_errors(), report.generate_report()
    return answer


class Samples:
    def __init__(self):
        self.number = 0
        self.requests = {}
        self.bad = []

    def application(self, shape, left_out, status):
        """An application that asks for 100 and has 25 cents for each one before; nil where it cannot be taken."""
        self.number += 1
        amount = f"{100 + self.number}.2500"
        title = f"Application {self.number}"
        name = code("benappl-", self.number)
        given = {("Id",): name, ("Arn",): f"arn:aws:partnercentral:us-east-1:111122223333:catalog/AWS/benefit-application/{name}",
                 ("BenefitId",): BENEFIT, ("Name",): title, ("Programs",): [FUND], ("Status",): status, ("FulfillmentTypes",): ["CASH"],
                 ("BenefitApplicationDetails",): {"amount": amount, "from": "2025-11-12", "until": "2025-11-13"}}
        answer = value(shape, (), left_out, given)
        # Nothing says of it where it stands, or how much it asks for.
        if {"Status", "BenefitApplicationDetails"} & {path[0] for path in left_out if len(path) == 1}:
            self.bad.append(answer)
            return None
        # Without a name it is called by its id.
        self.requests[name if ("Name",) in left_out else title] = [STATES[status], amount[:-2]]
        return answer

    def applications(self):
        single = model.operation_model("GetBenefitApplication").output_shape
        cases = [set()] + [{path} for path in optional(single)]
        for index, left_out in enumerate(cases):
            answer = self.application(single, left_out, list(STATES)[index % 6])
            if answer:
                yield checked(answer, single)
        listing = model.operation_model("ListBenefitApplications").output_shape
        line = listing.members["BenefitApplicationSummaries"].member
        lines = [self.application(line, left_out, list(STATES)[index % 6])
                 for index, left_out in enumerate([set()] + [{path} for path in optional(line)])]
        for token in ({}, {"NextToken": ""}):
            yield checked({"BenefitApplicationSummaries": [item for item in lines if item], **token}, listing)

    def allocations(self):
        """Allocations and what they come to: what is INACTIVE counts for nothing, nor does what was disbursed."""
        total = Decimal(0)
        answers = []
        single = model.operation_model("GetBenefitAllocation").output_shape
        for union in single.members["FulfillmentDetail"].members:
            counts = union in ("ConsumableDetails", "CreditDetails")
            for left_out in [set()] + [{path} for path in optional(single, union=union)]:
                self.number += 1
                name = code("benalloc-", self.number)
                status = ["ACTIVE", "FULFILLED", "INACTIVE"][self.number % 3]
                amount = Decimal(10_000 + self.number) + Decimal("0.25")
                given = {"union": union, ("Id",): name, ("Arn",): f"arn:aws:partnercentral:us-east-1::catalog/AWS/allocation/{name}",
                         ("BenefitId",): BENEFIT, ("Name",): FUND, ("Status",): status, ("BenefitApplicationId",): code("benappl-", 1),
                         ("FulfillmentDetail", union, "AllocatedAmount"): {"Amount": f"{amount}00", "CurrencyCode": "PEN"}}
                answers.append(checked(value(single, (), left_out, given), single))
                is_said = not {("FulfillmentDetail",), ("FulfillmentDetail", union, "AllocatedAmount")} & left_out
                is_inactive = status == "INACTIVE" and ("Status",) not in left_out
                if counts and is_said and not is_inactive:
                    total += amount
        listing = model.operation_model("ListBenefitAllocations").output_shape
        line = listing.members["BenefitAllocationSummaries"].member
        lines = [value(line, (), left_out, {("Id",): code("benalloc-", 36 ** 3 + index), ("BenefitId",): BENEFIT,
                                            ("BenefitApplicationId",): code("benappl-", 1)})
                 for index, left_out in enumerate([set()] + [{path} for path in optional(line)])]
        answers.append(checked({"BenefitAllocationSummaries": lines}, listing))
        return answers, total


def main():
    samples = Samples()
    applications = list(samples.applications())
    allocations, total = samples.allocations()
    # The tool's own form: four spaces, nothing but ASCII.
    for name, content in (("applications", applications), ("allocations", allocations), ("bad", samples.bad)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=4))
    answers = sum(len(answer.get("BenefitApplicationSummaries", [answer])) for answer in applications)
    expected = {"requests": samples.requests, "answers": answers, "allocated": f"{total:.2f}", "bad": len(samples.bad)}
    (folder / "expected.json").write_text(json.dumps(expected))


main()
