"""A QBR by Jinja2: the sections of Templates/qbr.mustache from what `pack data --format json` prints, as a script that reads it
from a file. It stands for what a team would write by hand: no check of names, no escaping but of bars, no pictures.

Usage: packs_jinja.py VIEW.json OUT.md
"""

import json
import sys

import jinja2

TEMPLATE = """{% macro money(m) %}{% if m %}{{ m.currency }} {{ '{:,.2f}'.format(m.amount | float) }}{% else %}NO DATA{% endif %}{% endmacro -%}
{% macro table(heads, rows, cells) %}| {{ heads | join(' | ') }} |
|{% for _ in heads %}---|{% endfor %}

{% for row in rows %}|{% for cell in cells %} {{ show(row[cell]) }} |{% endfor %}

{% endfor %}{% endmacro -%}
{% macro show(v) %}{% if v is mapping %}{{ money(v) }}{% elif v is none %}NO DATA{% else %}{{ v | string | replace('|', '\\\\|') }}{% endif %}{% endmacro -%}
# {{ title }}: {{ programme }}

**{{ classification }}**

| | |
|---|---|
| Programme | {{ programme }} |
| Term | {{ term }} |
| Meeting | {{ occurrence }} |
| Period | {{ period.label }}, {{ period.span }} |
| Numbers as of | {{ as_of }} |

## 2. Attendees

{{ table(['Role', 'Party', 'Seat', 'Person'], attendees[0].rows, ['role', 'party', 'seat', 'person']) if attendees else 'Nobody.' }}

## 3. Actions carried over ({{ minutes.actions }} min)

{{ table(['Action', 'Owner', 'Due', 'Status', 'Age', 'Slips'], actions[0].rows, ['what', 'owner', 'due', 'status', 'age', 'slips']) if actions else 'None.' }}

## 4. Scorecard ({{ minutes.scorecard }} min)

{{ table(['Metric', 'Target', 'Due', 'Actual', 'Difference', 'Status'], scorecard[0].rows, ['metric', 'target', 'due', 'actual', 'difference', 'status']) if scorecard else 'None.' }}

## 5. Consumption and funds ({{ minutes.consumption }} min)

{% for commitment in consumption %}**{{ commitment.title }}**: {{ money(commitment.total) }}

{{ table(['Year', 'Days', 'Commitment', 'Expected', 'Actual', 'Forecast', 'Achieved'], commitment.years, ['number', 'span', 'commitment', 'expected', 'actual', 'forecast', 'achieved']) }}

{{ table(['Service', 'Expected', 'Actual', 'Difference'], commitment.services, ['service', 'monthly', 'actual', 'difference']) }}
{% for picture in commitment.picture %}
{{ table(['Month', 'Share', 'Spent', 'Expected'], picture.rows, ['month', 'share', 'spent', 'expected']) }}
{% endfor %}{% endfor %}
{% for fund in funds %}{{ table(['Fund', 'Allocation', 'Available', 'Committed', 'Claimed', 'Reimbursed', 'Expires'], fund.rows, ['fund', 'allocated', 'available', 'committed', 'claimed', 'reimbursed', 'expires']) }}
{% for picture in fund.picture %}
{{ table(['Until', 'Allocated', 'Committed', 'Claimed', 'Reimbursed'], picture.rows, ['date', 'allocated', 'committed', 'claimed', 'reimbursed']) }}
{% endfor %}{% endfor %}
## 6. Certifications ({{ minutes.certifications }} min)

{{ table(['Certification', 'Holders', 'Target', 'Gap', 'Due', 'Status'], certifications[0].rows, ['certification', 'holders', 'target', 'gap', 'due', 'status']) if certifications else 'None.' }}

{{ table(['Level', 'Target', 'Actual', 'Status'], service_levels[0].rows, ['metric', 'target', 'actual', 'status']) if service_levels else 'None.' }}

## 7. Pipeline ({{ minutes.pipeline }} min)

{% for listing in pipeline %}{% for deals in listing.deals %}{{ table(['Opportunity', 'Stage', 'Value', 'Next step'], deals.rows, ['customer', 'stage', 'value', 'next_step']) }}{% endfor %}{% endfor %}

## 8. Growth ({{ minutes.growth }} min)

{{ table(['Initiative', 'Investment', 'Expected', 'Spent', 'Achieved'], initiatives[0].rows, ['initiative', 'investment', 'expected_arr', 'spent', 'achieved_arr']) if initiatives else 'None.' }}

## 10. Next quarter

{% for quarter in next_quarter %}{{ quarter.label }}

{{ table(['When', 'Meeting', 'Identity'], quarter.meetings, ['moment', 'title', 'occurrence']) }}{% endfor %}
"""


def main():
    with open(sys.argv[1]) as file:
        view = json.load(file)
    environment = jinja2.Environment(trim_blocks=True)
    with open(sys.argv[2], "w") as file:
        file.write(environment.from_string(TEMPLATE).render(view))


main()
