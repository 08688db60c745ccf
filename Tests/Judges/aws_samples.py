"""Samples of what `aws partnercentral-selling list-opportunities` and `get-opportunity` write, made from botocore's own model
of the service, and what a careful reader finds in them.

usage: aws_samples.py FOLDER SEED COUNT

Writes FOLDER/listing-N.json, FOLDER/get-N.json and FOLDER/expected.json. Members that a shape does not require are left out at
random, so that every optional field is missing somewhere. Each sample is held against its shape by botocore's own validator.
"""
import json
import random
import re
import re._constants as sre
import re._parser as parser
import string
import sys
from decimal import Decimal

import botocore.loaders
import botocore.model
import botocore.validate

VERSION = "2022-07-26"
# Other currencies are told as well; sums are compared of these.
COMPARED = ("USD", "EUR", "GBP", "PEN")
WORDS = ["Lima", "contact centre", "migración", "x | y", "quote \" and \\", "line\nbreak", "日本", "- item", "=1+1", "naïve"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        data = botocore.loaders.Loader().load_service_model("partnercentral-selling", "service-2", VERSION)
        self.model = botocore.model.ServiceModel(data)

    def sample(self, operation, presence):
        shape = self.model.operation_model(operation).output_shape
        value = self.make(shape, presence)
        report = botocore.validate.ParamValidator().validate(value, shape)
        assert not report.has_errors(), report.generate_report()
        return value

    def make(self, shape, presence):
        kind = shape.type_name
        if kind == "structure":
            needed = set(shape.required_members)
            return {
                name: self.make(member, presence)
                for name, member in shape.members.items()
                if name in needed or self.random.random() < presence
            }
        if kind == "list":
            low = shape.metadata.get("min", 0)
            high = min(shape.metadata.get("max", 6), 6)
            return [self.make(shape.member, presence) for _ in range(self.random.randint(low, max(low, high)))]
        if kind == "timestamp":
            # As the second version of the tool writes it: ISO 8601 with an offset.
            fraction = self.random.choice(["", ".5", ".123000"])
            offset = self.random.choice(["+00:00", "Z", "-05:00"])
            return f"20{self.random.randint(23, 25)}-0{self.random.randint(1, 9)}-1{self.random.randint(0, 9)}T10:20:30{fraction}{offset}"
        assert kind == "string", kind
        if shape.enum:
            return self.random.choice(shape.enum)
        if shape.name == "Date":
            return f"20{self.random.randint(24, 27)}-0{self.random.randint(1, 9)}-{self.random.randint(10, 28)}"
        if shape.name == "Amount" and self.random.random() < 0.8:
            return self.random.choice(["", "0", "12000.00", "500.5", "7.", "1", "99999999.99"])
        pattern = self.model._service_description["shapes"][shape.name].get("pattern")
        if pattern is None or pattern.startswith("(?s)."):
            low = int(re.search(r"\{(\d+),", pattern).group(1)) if pattern else 0
            high = int(re.search(r",(\d+)\}", pattern).group(1)) if pattern else 40
            text = " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(0, 3)))
            return (text + "x" * low)[:high]
        # What looks ahead, such as the length of an address, is met by trying.
        for _ in range(1000):
            text = self.matching(parser.parse(pattern))
            if re.fullmatch(pattern, text):
                return text
        raise ValueError(pattern)

    def matching(self, parsed):
        """A text that a regular expression matches."""
        return "".join(self.part(op, value) for op, value in parsed)

    def part(self, op, value):
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.ANY:
            return self.random.choice(string.ascii_letters)
        if op is sre.IN:
            kind, chosen = self.random.choice([entry for entry in value if entry[0] is not sre.NEGATE])
            if kind is sre.LITERAL:
                return chr(chosen)
            if kind is sre.RANGE:
                return chr(self.random.randint(*chosen))
            return self.random.choice(string.digits)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            low, high, inner = value
            count = self.random.randint(low, min(int(high), low + 6))
            return "".join(self.matching(inner) for _ in range(count))
        if op is sre.SUBPATTERN:
            return self.matching(value[3])
        if op is sre.BRANCH:
            return self.matching(self.random.choice(value[1]))
        if op in (sre.ASSERT, sre.AT):
            return ""
        raise ValueError(op)


def trimmed(text):
    """A text without space around it; None where nothing is left."""
    return (text or "").strip() or None


def identity(item):
    if trimmed(item.get("Id")):
        return item["Id"]
    tail = item.get("Arn", "").split("/")[-1]
    if re.fullmatch(r"O[0-9]+", tail):
        return tail
    own = trimmed(item.get("PartnerOpportunityIdentifier"))
    return own and "partner:" + " ".join(own.split())


def expected(item):
    amounts = {}
    for spend in item.get("Project", {}).get("ExpectedCustomerSpend", []):
        written = spend.get("Amount", "")
        if written and spend["CurrencyCode"] in COMPARED and len(written.split(".")[0]) <= 12:
            amounts[spend["CurrencyCode"]] = amounts.get(spend["CurrencyCode"], Decimal(0)) + Decimal(written.rstrip("."))
    cycle = item.get("LifeCycle", {})
    return {
        "stage": trimmed(cycle.get("Stage")),
        "customer": trimmed(item.get("Customer", {}).get("Account", {}).get("CompanyName")),
        "target_close": trimmed(cycle.get("TargetCloseDate")),
        "campaign": trimmed(item.get("Marketing", {}).get("CampaignName")),
        "amounts": {code: f"{amount:.2f}" for code, amount in amounts.items()},
    }


def main(folder, seed, count):
    maker = Maker(seed)
    found = {}
    for number in range(count):
        presence = [1.0, 0.0, 0.5, 0.8][number % 4]
        listing = maker.sample("ListOpportunities", presence)
        seen = set()
        kept = []
        for item in listing["OpportunitySummaries"]:
            if identity(item) not in seen or identity(item) is None:
                seen.add(identity(item))
                kept.append(item)
        listing["OpportunitySummaries"] = kept
        single = maker.sample("GetOpportunity", presence)
        for name, sample, items in ((f"listing-{number}", listing, kept), (f"get-{number}", single, [single])):
            with open(f"{folder}/{name}.json", "w", encoding="utf-8") as file:
                # The tool's own form: four spaces, nothing but ASCII.
                json.dump(sample, file, indent=4)
            found[name] = {
                "is_partial": bool(sample.get("NextToken")),
                "opportunities": {identity(item): expected(item) for item in items if identity(item)},
            }
    with open(f"{folder}/expected.json", "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
