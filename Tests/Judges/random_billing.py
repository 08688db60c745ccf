"""random_billing.py FOLDER COUNT: writes COUNT random files of billing data, and beside each, as JSON, the sums that come of it,
worked out with Decimal and nothing of the program: [period, month, service, category, correction, estimated, currency, billed,
effective, rows].

FOCUS, Cost and Usage Reports and plain months by turns; columns in any order with others between them, byte order marks, CRLF,
semicolons, quoted line ends, amounts of up to twelve digits after the point, negative ones and those with an exponent."""

import csv
import decimal
import io
import json
import pathlib
import random
import sys

decimal.getcontext().prec = 60
folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
generator = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1974)
SERVICES = ["Amazon Connect", "Compute, \"spot\"", "Almacén", "a;b", "漢", "S3"]
CATEGORIES = ["Usage", "Purchase", "Tax", "Credit", "Adjustment"]
CUR_TYPES = {
    "Usage": "Usage", "DiscountedUsage": "Usage", "SavingsPlanCoveredUsage": "Usage", "SavingsPlanNegation": "Usage",
    "SavingsPlanRecurringFee": "Purchase", "SavingsPlanUpfrontFee": "Purchase", "RIFee": "Purchase", "Fee": "Purchase",
    "Tax": "Tax", "Credit": "Credit", "Refund": "Refund", "EdpDiscount": "Usage", "SomethingNew": "Adjustment"}


def amount():
    digits = generator.choice([0, 2, 2, 6, 10, 12])
    value = decimal.Decimal(generator.randint(-10**4, 10**(6 + digits))).scaleb(-digits)
    if generator.random() < 0.05:
        value = decimal.Decimal(generator.randint(1, 999)).scaleb(-9)
        return value, f"{value:E}"
    return value, f"{value:f}"


def month():
    return f"2024-{generator.randint(1, 12):02}"


def put(sums, key, billed, effective):
    line = sums.setdefault(key, [decimal.Decimal(0), decimal.Decimal(0), 0])
    line[0] += billed
    line[1] += effective
    line[2] += 1


def focus(sums):
    rows = []
    for _ in range(generator.randint(1, 60)):
        period, charged = month(), None
        correction = generator.random() < 0.1
        charged = month() if correction else period
        (billed, billed_text), (effective, effective_text) = amount(), amount()
        service, category = generator.choice(SERVICES), generator.choice(CATEGORIES)
        invoice, currency = generator.choice(["INV-1", "INV-1", ""]), generator.choice(["USD", "PEN"])
        estimated = invoice == "" and billed != 0
        put(sums, (period, charged, service, category, correction, estimated, currency), billed, effective)
        rows.append({
            "BillingPeriodStart": f"{period}-01T00:00:00Z", "ChargePeriodStart": f"{charged}-{generator.randint(1, 28):02}T05:00:00Z",
            "ChargePeriodEnd": "2099-01-01T00:00:00Z", "ChargeCategory": category, "ServiceName": service,
            "ChargeClass": "Correction" if correction else "", "BilledCost": billed_text, "EffectiveCost": effective_text,
            "BillingCurrency": currency, "InvoiceId": invoice, "ChargeDescription": "two\nlines, \"quoted\""})
    return rows


def cur(sums):
    rows = []
    for _ in range(generator.randint(1, 60)):
        period, kind = month(), generator.choice(list(CUR_TYPES))
        unblended, text = amount()
        plan, plan_text = amount()
        used, used_text = amount()
        reservation, reservation_text = amount()
        unused, unused_text = amount()
        fee, fee_text = amount()
        arn = generator.choice(["", "arn:aws:rds:us-east-1:1:ri:x"])
        effective = {
            "SavingsPlanCoveredUsage": plan, "DiscountedUsage": reservation, "SavingsPlanNegation": decimal.Decimal(0),
            "SavingsPlanUpfrontFee": decimal.Decimal(0), "SavingsPlanRecurringFee": plan - used, "RIFee": unused + fee,
            "Fee": decimal.Decimal(0) if arn else unblended}.get(kind, unblended)
        service, invoice = generator.choice(SERVICES), generator.choice(["7", ""])
        put(sums, (period, period, service, CUR_TYPES[kind], False, invoice == "" and unblended != 0, "USD"), unblended, effective)
        rows.append({
            "bill_billing_period_start_date": f"{period}-01 00:00:00.000", "line_item_usage_start_date": f"{period}-15T01:00:00.000Z",
            "line_item_line_item_type": kind, "line_item_unblended_cost": text, "line_item_currency_code": "USD",
            "line_item_product_code": service, "bill_invoice_id": invoice,
            "savings_plan_savings_plan_effective_cost": plan_text, "savings_plan_total_commitment_to_date": plan_text,
            "savings_plan_used_commitment": used_text, "reservation_effective_cost": reservation_text,
            "reservation_unused_amortized_upfront_fee_for_billing_period": unused_text,
            "reservation_unused_recurring_fee": fee_text, "reservation_reservation_a_r_n": arn,
            "line_item_line_item_description": "$0.10 per \"hour\",\r\nor part"})
    return rows


def plain(sums):
    rows = []
    for _ in range(generator.randint(1, 40)):
        period, (value, text) = month(), amount()
        service, category = generator.choice(SERVICES), generator.choice(CATEGORIES + [""])
        estimated, currency = generator.choice(["yes", "no", ""]), generator.choice(["USD", ""])
        put(sums, (period, period, service, category or "Usage", False, estimated == "yes", currency or "PEN"), value, value)
        rows.append({"month": period, "amount": text, "service": service, "category": category, "estimated": estimated,
                     "currency": currency, "note": "any\nthing"})
    return rows


def written(rows):
    names = list(rows[0])
    generator.shuffle(names)
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, names, delimiter=generator.choice(",;\t"), lineterminator=generator.choice(["\n", "\r\n"]),
                            quoting=generator.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writeheader()
    writer.writerows(rows)
    text = buffer.getvalue()
    return (b"\xef\xbb\xbf" if generator.random() < 0.3 else b"") + text.encode()


for number in range(count):
    sums = {}
    rows = [focus, cur, plain][number % 3](sums)
    (folder / f"{number}.csv").write_bytes(written(rows))
    lines = [list(key) + [f"{billed:f}", f"{effective:f}", rows] for key, (billed, effective, rows) in sums.items()]
    (folder / f"{number}.json").write_text(json.dumps(lines))
