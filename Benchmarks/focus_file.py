#!/usr/bin/env python3
"""Writes a FOCUS 1.2 file as a cloud vendor exports it: every column of the specification, many decimals, quoted texts.

Usage: focus_file.py ROWS FILE

The rows are of July 2024 to June 2025 and of 30 services; the same ROWS give the same bytes.
"""

import random
import sys

COLUMNS = """AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency BillingPeriodEnd
BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeCategory ChargeClass ChargeDescription ChargeFrequency
ChargePeriodEnd ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName
CommitmentDiscountQuantity CommitmentDiscountStatus CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit
ContractedCost ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice PricingCategory
PricingCurrency PricingQuantity PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName ResourceType
ServiceCategory ServiceName ServiceSubcategory SkuId SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName
SubAccountType Tags""".split()
MONTHS = [(2024 + (6 + month) // 12, (6 + month) % 12 + 1) for month in range(12)]
SERVICES = ["Amazon Connect", "AWS Direct Connect", "Amazon Elastic Compute Cloud", "Amazon Simple Storage Service",
            "AWS Support (Enterprise)"] + [f"Service {number}, of many" for number in range(25)]


def row(generator, fixed):
    year, month = generator.choice(MONTHS)
    after = f"{year + month // 12}-{month % 12 + 1:02}-01T00:00:00Z"
    day, hour = generator.randint(1, 28), generator.randint(0, 22)
    category = generator.choices(["Usage", "Purchase", "Tax", "Credit"], [94, 2, 3, 1])[0]
    billed = generator.randint(-2_000_000, 40_000_000_000) if category != "Credit" else -generator.randint(1, 10**9)
    effective = billed if generator.random() < 0.9 else generator.randint(0, 40_000_000_000)
    service = generator.choice(SERVICES)
    fixed.update(
        BilledCost=f"{billed / 10**10:.10f}", EffectiveCost=f"{effective / 10**10:.10f}",
        BillingPeriodStart=f"{year}-{month:02}-01T00:00:00Z", BillingPeriodEnd=after,
        ChargePeriodStart=f"{year}-{month:02}-{day:02}T{hour:02}:00:00Z",
        ChargePeriodEnd=f"{year}-{month:02}-{day:02}T{hour + 1:02}:00:00Z", ChargeCategory=category,
        ServiceName=f'"{service}"' if "," in service else service, ListCost=f"{billed / 10**10:.10f}",
        ChargeClass="Correction" if generator.random() < 0.01 else "",
        ResourceId=f"arn:aws:ec2:us-east-1:123456789012:instance/i-{generator.getrandbits(64):016x}",
        SkuPriceId=f"SKU{generator.getrandbits(32):08X}", ConsumedQuantity=str(generator.randint(0, 10**6)))
    return ",".join(fixed[column] for column in COLUMNS)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    generator = random.Random(20240701)
    fixed = dict.fromkeys(COLUMNS, "")
    fixed.update(
        AvailabilityZone="us-east-1a", BillingAccountId="123456789012", BillingAccountName='"Home, main"',
        BillingAccountType="Account", BillingCurrency="USD", ChargeDescription='"$0.0416 per On Demand ""Linux"" hour"',
        ChargeFrequency="Usage-Based", ConsumedUnit="Hours", ContractedCost="0.0416000000", InvoiceId="INV-2024",
        ContractedUnitPrice="0.0416000000", InvoiceIssuerName='"Vendor, Inc."', ListUnitPrice="0.0416000000",
        PricingCategory="Standard", PricingCurrency="USD", PricingQuantity="1.0000000000", PricingUnit="Hours",
        ProviderName="AWS", PublisherName="AWS", RegionId="us-east-1", RegionName='"US East (N. Virginia)"',
        ResourceType="Instance", ServiceCategory="Compute", ServiceSubcategory='"Virtual Machines"', SkuId="AB12CD34EF56",
        SkuMeter="BoxUsage:t3.medium", SubAccountId="210987654321", SubAccountName="Production", SubAccountType="Account",
        Tags='"{""team"": ""voice"", ""environment"": ""production""}"')
    with open(sys.argv[2], "w", newline="") as file:
        file.write(",".join(COLUMNS) + "\n")
        for _ in range(int(sys.argv[1])):
            file.write(row(generator, fixed) + "\n")


main()
