"""A real browser reads the pages: first with JavaScript off, as a person would; then axe looks at each of them, in both colour
schemes at three sizes.

    browse_pages.py ADDRESS PAGES_TOKEN FEED_TOKEN AS_OF MEETING PACK [FOLDER]

MEETING and PACK are paths of the story of a date and of a pack. With FOLDER, a picture of every page in every form is put there.
Prints an object of JSON: what was read, and `faults`, each a line.
"""

import base64
import io
import json
import pathlib
import sys

import axe_playwright_python
import zxingcpp
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

ADDRESS, PAGES, FEED, AS_OF, MEETING, PACK = sys.argv[1:7]
FOLDER = pathlib.Path(sys.argv[7]) if len(sys.argv) > 7 else None
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
SIZES = [(390, 844), (768, 1024), (1280, 900)]
faults, read = [], {}


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def expect(condition, message):
    if not condition:
        faults.append(message)


def text(driver, selector):
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]


def enter(driver, token):
    driver.get(ADDRESS + "/")
    expect(driver.current_url == ADDRESS + "/login", f"who is not logged in sees {driver.current_url}")
    driver.find_element(By.ID, "token").send_keys(token + Keys.ENTER)
    # The form is sent after the key's own command has ended.
    WebDriverWait(driver, 60).until(
        lambda page: page.current_url == ADDRESS + "/" or page.find_elements(By.CSS_SELECTOR, "[role=alert]")
    )


def as_a_person(driver):
    """Everything that there is to read, without a script."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    enter(driver, "A" * 43)
    read["refusal"] = text(driver, "[role=alert]")
    enter(driver, PAGES)
    expect(PAGES not in driver.page_source and PAGES not in driver.current_url, "the token shows")
    # The keyboard: the first stop leads past everything.
    driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    first = driver.switch_to.active_element
    expect(first.get_attribute("class") == "skip", "the first stop of the keyboard is not the skip link")
    expect(first.is_displayed() and first.location["x"] >= 0, "the skip link does not show when it has the focus")
    driver.get(f"{ADDRESS}/?as_of={AS_OF}")
    read["title"], read["headings"] = driver.title, text(driver, "h1, h2")
    read["glance"] = text(driver, ".glance li")
    read["meetings"] = text(driver, "#meetings .agenda > li")
    read["funds"] = [text(row, "th, td") for row in driver.find_elements(By.CSS_SELECTOR, "#funds tbody tr")]
    read["metrics"] = text(driver, "#scorecard tbody tr")
    read["certifications"] = text(driver, "#certifications tbody tr")
    read["consumption"] = text(driver, "#consumption tbody tr")
    read["actions"] = text(driver, "#actions tbody tr")
    read["packs"] = text(driver, ".packs li")
    read["health"] = text(driver, ".health dd")
    read["charts"] = len(driver.find_elements(By.CSS_SELECTOR, "figure svg"))
    driver.find_element(By.CSS_SELECTOR, ".agenda .why a").click()
    read["story"] = text(driver, "h1, .facts dd")
    driver.get(ADDRESS + PACK)
    read["pack"] = text(driver, "h1, h2")
    driver.get(f"{ADDRESS}/s/{FEED}")
    read["subscriber"] = text(driver, "h1, h2, h3")
    read["links"] = [
        (link.text, link.get_attribute("href")) for link in driver.find_elements(By.CSS_SELECTOR, ".buttons a")
    ]
    fields = driver.find_elements(By.CSS_SELECTOR, ".address input")
    read["addresses"] = [field.get_attribute("value") for field in fields]
    expect(all(field.get_attribute("readonly") for field in fields), "an address can be typed over")
    for summary in driver.find_elements(By.CSS_SELECTOR, ".calendar summary"):
        summary.click()
    # What a phone's camera sees. In a window as high as the page, for Chromium takes pictures of an element beside it while it scrolls.
    driver.set_window_size(1280, 4000)
    read["codes"] = []
    for code in driver.find_elements(By.CSS_SELECTOR, "svg.qr"):
        picture = Image.open(io.BytesIO(code.screenshot_as_png)).convert("L")
        read["codes"] += [barcode.text for barcode in zxingcpp.read_barcodes(picture)]
    driver.get(ADDRESS + "/")
    driver.find_element(By.CSS_SELECTOR, ".banner button").click()
    driver.get(ADDRESS + "/")
    expect(driver.current_url == ADDRESS + "/login", "who logged out still sees the page")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def look(driver, name, path):
    for scheme in ("light", "dark"):
        driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        for width, height in SIZES:
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
            )
            driver.get(ADDRESS + path)
            form = f"{name} {scheme} at {width}"
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            expect(wide <= width, f"{form}: the page is {wide} wide")
            driver.execute_script(AXE)
            found = driver.execute_async_script(
                "const done = arguments[0];"
                "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done([{id: String(e),"
                " impact: 'critical', help: '', nodes: []}]))"
            )
            for violation in found:
                if violation["impact"] in ("serious", "critical"):
                    where = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
                    faults.append(f"{form}: {violation['id']} ({violation['impact']}): {violation['help']}: {where}")
            read.setdefault("lesser", []).extend(sorted({v["id"] for v in found} - set(read.get("lesser", []))))
            if FOLDER:
                shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "format": "png"})
                FOLDER.mkdir(parents=True, exist_ok=True)
                (FOLDER / f"{name}-{width}-{scheme}.png").write_bytes(base64.b64decode(shot["data"]))
    # What the browser refused, such as a style within the page.
    for entry in driver.get_log("browser"):
        if "favicon" not in entry["message"] and "/login" not in entry["message"]:
            faults.append(f"{name}: the console says {entry['message']}")


driver = browser()
try:
    driver.set_script_timeout(60)
    as_a_person(driver)
    look(driver, "login", "/login")
    look(driver, "subscriber", f"/s/{FEED}")
    enter(driver, PAGES)
    driver.get_log("browser")
    look(driver, "director", f"/?as_of={AS_OF}")
    look(driver, "why", MEETING)
    look(driver, "pack", PACK)
finally:
    driver.quit()
print(json.dumps({"faults": faults, **read}, indent=1, ensure_ascii=False))
