"""Holds what stands in the installation against the files: members, statuses, types of fields."""
import csv
import json
import os
import sys
import urllib.parse
import urllib.request

url, data, counts = sys.argv[1:4]
passed = failed = 0


def get(path):
    request = urllib.request.Request(
        f"{url}/api/v1{path}", headers={"Authorization": f"Bearer {os.environ['UNISONO_TOKEN']}"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def check(what, found, wanted):
    global passed, failed
    if found == wanted:
        passed += 1
    else:
        failed += 1
        print(f"✗ {what}: {found}, not {wanted}", file=sys.stderr)


def rows(name, delimiter):
    with open(os.path.join(data, name), encoding="utf-8", newline="") as file:
        # One of the files ends with a line of blanks, which is no row.
        return [
            row
            for row in csv.DictReader(file, delimiter=delimiter)
            if any((value or "").strip() for value in row.values())
        ]


def standing(campaign):
    found = get("/campaigns?limit=200&q=" + urllib.parse.quote(campaign))["items"]
    one = next((c for c in found if c["name"] == campaign), None)
    if one is None:
        return None, {}
    statuses = get(f"/campaigns/{one['id']}/statuses")["items"]
    return one["memberCount"], {s["name"]: s["count"] for s in statuses if s["count"]}


retail = rows("retail-campaigns.csv", ",")
for column in [f"AcceptedCmp{n}" for n in range(1, 6)] + ["Response"]:
    yes = sum(row[column] == "1" for row in retail)
    check(
        f"Retail {column}",
        standing(f"Retail {column}"),
        (len(retail), {"Member": len(retail) - yes, "Responded": yes}),
    )

bank = rows("bank-phone-campaigns.csv", ";")
yes = sum(row["y"] == "yes" for row in bank)
check("Term deposit", standing("Term deposit"), (len(bank), {"Reached": len(bank) - yes, "Success": yes}))

types = {f["key"]: f["type"] for f in get("/fields?limit=1000")["items"] if f["subject"] == "person"}
for key, kind in {
    "yearBirth": "number",
    "income": "number",
    "customerSince": "date",
    "education": "text",
    "age": "number",
    "job": "text",
    "lastCallSeconds": "number",
}.items():
    check(f"the field {key}", types.get(key), kind)

print(f"campaign data: {passed} passed, {failed} failed")
with open(counts, "a", encoding="utf-8") as file:
    file.write(f"{passed} {failed}\n")
sys.exit(1 if failed else 0)
