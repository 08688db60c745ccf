"""A workspace with a year of data in every register, for the benchmark of packs. The same call gives the same facts.

The programme is the sample agreement's. Its second contract year, July 2024 to June 2025, is filled: twelve months of spend by
service, the metrics by month, 48 requests for funds of which most are claimed and paid, a roster of 40 people, a listing of 30
opportunities a month, and 24 actions.
"""

import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent.parent
DAY = "2025-06-27"
MONTHS = [f"{2024 + (6 + m) // 12}-{(6 + m) % 12 + 1:02}" for m in range(12)]
FUNDS = ["apn-marketing-central", "partner-opportunity-fund", "case-study-programme", "demo-environment"]
PREFIX = {"apn-marketing-central": "MC", "partner-opportunity-fund": "POF", "case-study-programme": "CSP",
          "demo-environment": "DE"}
SERVICES = [("Amazon Connect", 150_000), ("Direct Connect", 25_000), ("Compute", 50_000), ("Storage", 15_000),
            ("Support", 20_000)]
CERTIFICATIONS = ["solutions-architect", "amazon-connect-specialist", "devops-engineer", "security"]
STAGES = ["Prospect", "Qualified", "Technical Validation", "Business Validation", "Committed"]


def make(entente, folder, programmes=1, language="en-GB"):
    """Makes the workspace, and gives the seconds that recording took."""
    folder.mkdir(parents=True)
    subprocess.run([entente, "init", folder / "w", "--from", HERE / "Examples/agreement.md", "--as-of", DAY],
                   cwd=folder, check=True, capture_output=True)
    workspace = folder / "w"
    config = (workspace / "entente.yaml").read_text().replace("locale: en-GB", f"locale: {language}")
    (workspace / "entente.yaml").write_text(config)
    rules = (workspace / "programmes/mifibra-aws.yaml").read_text()
    names = ["mifibra-aws"] + [f"partner-{number:02}" for number in range(2, programmes + 1)]
    for name in names[1:]:
        (workspace / f"programmes/{name}.yaml").write_text(
            rules.replace("programme: mifibra-aws", f"programme: {name}").replace(
                "title: AWS Peru Partnership Agreement", f"title: Partnership {name}"))
    for index, name in enumerate(names):
        fill(entente, workspace, name, index)
    return workspace


def fill(entente, workspace, name, seed):
    def run(*words, **files):
        for file, text in files.items():
            (workspace / f"{file}.tmp").write_text(text)
        result = subprocess.run([entente, *words, "--programme", name], cwd=workspace, capture_output=True, text=True)
        if result.returncode:
            raise SystemExit(f"{words}: {result.stdout}{result.stderr}")

    run("consumption", "import", "spend.tmp", "--on", DAY, spend="month,amount,service,estimated\n" + "".join(
        f"{month},{base * (90 + (m * 7 + s * 3 + seed) % 40) // 100},{service},{'yes' if m >= 10 else 'no'}\n"
        for m, month in enumerate(MONTHS[:11]) for s, (service, base) in enumerate(SERVICES)))
    run("metrics", "import", "metrics.tmp", metrics="metric,period,value\n" + "".join(
        f"active-deployments,{month},{25 + m * 3}\nplatform-availability,{month},{'99.9' + str(m % 10)}%\n"
        f"customer-satisfaction,{month},{45 + m % 9}\n" for m, month in enumerate(MONTHS[:11])))
    run("funds", "import", "funds.tmp", "--waive", "benchmark", funds=funds())
    run("certs", "import", "roster.tmp", roster="person,certification,issued\n" + "".join(
        f"p-{person},{CERTIFICATIONS[person % 4]},{2022 + person % 4}-{person * 5 % 12 + 1:02}-{person % 28 + 1:02}\n"
        for person in range(40) if not (person % 4 == 3 and person * 5 % 12 > 4)))
    for person in range(40, 44):
        run("certs", "plan", f"p-{person}", CERTIFICATIONS[person % 4], "--exam", f"2025-{person - 32:02}-15", "--on",
            "2025-06-02")
    for m, month in enumerate(MONTHS):
        run("pipeline", "import", "listing.tmp", "--on", f"{month}-20", listing=listing(m, month))
    for number in range(24 if seed == 0 else 2):
        run("actions", "add", f"Follow up point {number} of the last review", "--owner", "partner-manager", "--due",
            f"2025-{number % 6 + 3:02}-10", "--on", "2025-02-03")


def funds():
    """48 requests; each is promised, most are claimed in two months and paid in three."""
    steps, count = [], {fund: 0 for fund in FUNDS}
    for number in range(48):
        fund, month = FUNDS[number % 4], number // 4
        count[fund] += 1
        request = f"{PREFIX[fund]}-{count[fund]}"
        amount = 500 + number * 37 % 900
        days = [f"{MONTHS[month]}-{day:02}" for day in (2, 9, 16)]
        steps += [(days[0], "request", fund, request, "", f"Activity {number}", amount),
                  (days[1], "submit", "", request, "", "", ""), (days[2], "approve", "", request, "", "", amount)]
        if month + 2 < 12 and number % 5:
            later = MONTHS[month + 2]
            steps += [(f"{later}-03", "spend", "", request, "", "", amount),
                      (f"{later}-08", "claim", "", request, f"{request}-C1", "", amount)]
            if month + 3 < 12:
                steps += [(f"{MONTHS[month + 3]}-10", "claim approve", "", "", f"{request}-C1", "", amount),
                          (f"{MONTHS[month + 3]}-25", "pay", "", "", f"{request}-C1", "", amount)]
    steps.sort(key=lambda step: step[0])
    return "date,step,fund,request,claim,title,amount\n" + "".join(",".join(map(str, step)) + "\n" for step in steps)


def listing(m, month):
    deals = []
    for number in range(30):
        stage = STAGES[min(4, (m + number) // 5 % 5)]
        deals.append({
            "Catalog": "AWS", "Id": f"O{1000000 + number}", "LastModifiedDate": f"{month}-19T10:00:00Z",
            "LifeCycle": {"Stage": stage, "TargetCloseDate": f"2025-{(number + m) % 6 + 7:02}-15",
                          "NextSteps": f"Next step {number}"},
            "Customer": {"Account": {"CompanyName": f"Customer {number}"}},
            "Project": {"ExpectedCustomerSpend": [
                {"Amount": f"{(number + 1) * 1000 + m * 10}.00", "CurrencyCode": "PEN", "Frequency": "Monthly"}]}})
    return json.dumps({"OpportunitySummaries": deals})
