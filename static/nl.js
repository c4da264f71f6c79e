/* Dutch for the words that Streamlit itself brings: its numbers and calendars follow the locale of the browser,
   its other words are replaced as they appear. Runs before Streamlit. Sets no cookie and calls no host. */
(() => {
  "use strict";

  for (const [name, value] of [["language", "nl-NL"], ["languages", Object.freeze(["nl-NL", "nl"])]]) {
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  }
  window[Symbol.for("react-aria.i18n.locale")] = "nl-NL";

  // The server answers at the root only. Told so, Streamlit does not first look for it under the page's address.
  const root = `${window.location.origin}/`;
  window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: root, MAIN_PAGE_BASE_URL: root };

  const WORDS = {
    // the frame
    "Skip to main content": "Naar de inhoud",
    "Main menu": "Hoofdmenu",
    "App pages": "Pagina's",
    "Navigate to home page": "Naar de startpagina",
    "Sidebar": "Menu",
    "Expand sidebar": "Menu openen",
    "Collapse sidebar": "Menu sluiten",
    "View less": "Minder tonen",
    "Rerun": "Opnieuw laden",
    "Always rerun": "Altijd opnieuw laden",
    "Auto rerun": "Vanzelf opnieuw laden",
    "Clear cache": "Geheugen legen",
    "Clear caches": "Geheugen legen",
    "Print": "Afdrukken",
    "Record a screencast": "Scherm opnemen",
    "About": "Over",
    "Get help": "Hulp",
    "Report a bug": "Een fout melden",
    "Settings": "Instellingen",
    "Theme": "Weergave",
    "Light": "Licht",
    "Dark": "Donker",
    "System": "Als het systeem",
    "Use system setting": "Als het systeem",
    "File change.": "Een bestand is veranderd.",
    "Running...": "Bezig…",
    "RUNNING...": "Bezig…",
    "Running…": "Bezig…",
    "Stopping...": "Stoppen…",
    "Stop": "Stoppen",
    "Connecting": "Verbinden",
    "CONNECTING": "Verbinden",
    "Please wait...": "Een ogenblik…",
    "Loading...": "Laden…",
    "Loading": "Laden",
    "Notifications": "Meldingen",
    "Made with Streamlit": "Gemaakt met Streamlit",
    "Help": "Uitleg",
    "Toolbar action": "Knop",
    "Link to heading": "Link naar deze kop",
    "Close": "Sluiten",
    "Dismiss": "Sluiten",
    "Cancel": "Annuleren",
    "Copy": "Kopiëren",
    "Copied": "Gekopieerd",
    "Copied!": "Gekopieerd!",
    "Copy to clipboard": "Kopiëren",
    "Try again": "Opnieuw proberen",
    // when something is wrong
    "Error": "Fout",
    "Error:": "Fout:",
    "Warning": "Let op",
    "Page not found": "Pagina niet gevonden",
    "Connection error": "Geen verbinding",
    "Connection timed out.": "De verbinding duurde te lang.",
    "Connection timed out": "De verbinding duurde te lang",
    "Script execution error": "Er ging iets mis op deze pagina",
    "Bad message format": "Een bericht is niet goed aangekomen",
    "Network issue": "Geen verbinding",
    "Unknown error": "Onbekende fout",
    "Unknown Error": "Onbekende fout",
    "Unexpected error. Please try again.": "Er ging iets mis. Probeer het opnieuw.",
    "An error has occurred, please try again.": "Er ging iets mis. Probeer het opnieuw.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Draait het dashboard nog? Is het gestopt, start het dan opnieuw:",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Het dashboard antwoordt niet. Hebt u verbinding met het netwerk?",
    "Unable to connect to Streamlit server": "Het dashboard is niet bereikbaar",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "De verbinding is weg. Wacht tot die er weer is en probeer het dan opnieuw.",
    "Reconnected to server.": "De verbinding is er weer.",
    "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.":
      "Een deel van het dashboard kon niet laden. Dat kan gebeuren als het net is bijgewerkt.",
    "To fix this, simply reload this app by pressing": "Laad de pagina opnieuw met",
    "Network error": "Geen verbinding",
    "Error fetching source": "Het bestand kon niet worden opgehaald",
    "Download failed": "Downloaden is niet gelukt",
    // fields
    "Choose options": "Kies opties",
    "Choose an option": "Kies een optie",
    "Choose or add options": "Kies of voeg toe",
    "Choose or add an option": "Kies of voeg toe",
    "Add options": "Voeg toe",
    "Add an option": "Voeg toe",
    "No options to select": "Niets om uit te kiezen",
    "No options to select.": "Niets om uit te kiezen.",
    "No results": "Geen resultaten",
    "Select...": "Kies…",
    "Select all": "Alles kiezen",
    "Selected values": "Gekozen",
    "Selectbox": "Keuzelijst",
    "Selectbox options": "Keuzes",
    "Suggestions": "Keuzes",
    "Show suggestions": "Keuzes tonen",
    "Open": "Openen",
    "Clear all": "Alles wissen",
    "Clear value": "Wissen",
    "Clear entry": "Wissen",
    "Clear date": "Datum wissen",
    "Clear dates": "Datums wissen",
    "Clear selection": "Keuze wissen",
    "Invalid input.": "Deze invoer klopt niet.",
    "Increment": "Hoger",
    "Decrement": "Lager",
    "Required": "Verplicht",
    "This field is required.": "Dit veld is verplicht.",
    // dates
    "Calendar": "Kalender",
    "Choose date": "Kies een datum",
    "Choose date range": "Kies een periode",
    "Choose date and time": "Kies een datum en tijd",
    "Date range": "Periode",
    "Quick select a date range": "Snel een periode kiezen",
    "Start date": "Begindatum",
    "End date": "Einddatum",
    "Time": "Tijd",
    "Previous month": "Vorige maand",
    "Next month": "Volgende maand",
    "Previous": "Vorige",
    "Next": "Volgende",
    "Selected Date: None": "Geen datum gekozen",
    "None": "Geen",
    "Past Week": "Afgelopen week",
    "Past Month": "Afgelopen maand",
    "Past 3 Months": "Afgelopen 3 maanden",
    "Past 6 Months": "Afgelopen 6 maanden",
    "Past Year": "Afgelopen jaar",
    "Past 2 Years": "Afgelopen 2 jaar",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Ga met de pijltjes naar een datum. Enter kiest, Escape sluit.",
    "Use arrow keys to navigate. Enter to select. Tab to switch between calendar and time. Escape to close.":
      "Ga met de pijltjes naar een datum. Enter kiest, Tab gaat naar de tijd, Escape sluit.",
    // files
    "Upload": "Bestand kiezen",
    "Upload directories": "Mappen kiezen",
    "Browse files": "Bestanden kiezen",
    "Add files": "Bestand toevoegen",
    "Drag and drop a file here": "Laat het bestand hier los",
    "Drag and drop files here": "Laat de bestanden hier los",
    "Drag and drop file here": "Laat het bestand hier los",
    "Drag and drop directories here": "Laat de mappen hier los",
    "File Uploader": "Bestand kiezen",
    "Uploading...": "Bezig met uploaden…",
    "Upload failed": "Uploaden is niet gelukt",
    "Click to retry upload": "Klik om het opnieuw te proberen",
    "Too many files": "Te veel bestanden",
    "Only one file is allowed.": "Kies één bestand.",
    "File size is too small.": "Het bestand is te klein.",
    "Dropzone": "Vak om een bestand in los te laten",
    // tables
    "Search": "Zoeken",
    "Close Search": "Zoeken sluiten",
    "Next Result": "Volgende",
    "Previous Result": "Vorige",
    "Type to search": "Typ om te zoeken",
    "Download as CSV": "Download als CSV",
    "Download as PNG": "Download als PNG",
    "Show/hide columns": "Kolommen tonen of verbergen",
    "Visibility": "Kolommen",
    "Dataframe column menu": "Menu van de kolom",
    "Copy column name": "Kolomnaam kopiëren",
    "Button action menu": "Menu",
    "Rename": "Hernoemen",
    "Add row": "Rij toevoegen",
    "Delete row(s)": "Rijen verwijderen",
    "Delete row": "Rij verwijderen",
    "Delete rows": "Rijen verwijderen",
    "Delete": "Verwijderen",
    "Add": "Toevoegen",
    "Edit": "Wijzigen",
    "Cancel (Escape)": "Annuleren (Escape)",
    "Sort ascending": "Oplopend sorteren",
    "Sort descending": "Aflopend sorteren",
    "Clear sort": "Sorteren wissen",
    "Format": "Notatie",
    "Autosize": "Breedte passend maken",
    "Pin column": "Kolom vastzetten",
    "Unpin column": "Kolom losmaken",
    "Hide column": "Kolom verbergen",
    "Statistics": "Cijfers van de kolom",
    "Automatic": "Automatisch",
    "Localized": "Nederlands",
    "Plain": "Zonder opmaak",
    "Compact": "Kort",
    "Dollar": "Dollar",
    "Percent": "Procent",
    "Scientific": "Wetenschappelijk",
    "Accounting": "Boekhouding",
    "Distance": "Afstand in tijd",
    "Duration": "Duur",
    "Minimum": "Laagste",
    "Maximum": "Hoogste",
    "Average": "Gemiddelde",
    "Average length": "Gemiddelde lengte",
    "Minimum length": "Kortste",
    "Maximum length": "Langste",
    "Median": "Mediaan",
    "Standard deviation": "Standaardafwijking",
    "Sum": "Som",
    "Count": "Aantal",
    "Distinct": "Verschillende",
    "Empty": "Leeg",
    "Range": "Bereik",
    "Values": "Waarden",
    "Distribution histogram": "Verdeling",
    "Top values frequency chart": "Meest voorkomende waarden",
    "True/false distribution chart": "Verdeling ja en nee",
    "Based on sample": "Op een deel van de rijen",
    "No data": "Geen gegevens",
    "No content": "Geen inhoud",
    "empty": "leeg",
    "Pagination": "Bladeren",
    "Next page": "Volgende pagina",
    "Previous page": "Vorige pagina",
    // charts, tabs, media
    "Fullscreen": "Volledig scherm",
    "Close fullscreen": "Volledig scherm sluiten",
    "Show data": "Toon gegevens",
    "Show chart": "Toon grafiek",
    "Scroll tabs left": "Naar links",
    "Scroll tabs right": "Naar rechts",
    "Image": "Afbeelding",
    "Video player": "Video",
    "Audio player": "Geluid",
  };

  // Words with something of the reader's own in them. The first that fits is used.
  const n = (count, one, more) => `${count} ${count === "1" ? one : more}`;
  const PARTS = {
    era: "tijdperk", year: "jaar", month: "maand", day: "dag", hour: "uur", minute: "minuut", second: "seconde",
    weekday: "weekdag", "AM/PM": "dagdeel",
  };
  const day = (english) => {
    const when = new Date(english);
    return Number.isNaN(when.getTime()) ? english : when.toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  };
  const PATTERNS = [
    [/^(\d+(?:[.,]\d+)?)\s?([KMG]?B) per file( • .+)?$/, (_, size, unit, kinds) => `Maximaal ${size} ${unit} per bestand${kinds || ""}`],
    [/^Limit (\d+(?:[.,]\d+)?)\s?([KMG]?B) per file( • .+)?$/, (_, size, unit, kinds) => `Maximaal ${size} ${unit} per bestand${kinds || ""}`],
    [/^File must be (.+) or smaller\.$/, (_, size) => `Het bestand mag niet groter zijn dan ${size}.`],
    [/^File is larger than (.+)$/, (_, size) => `Het bestand is groter dan ${size}`],
    [/^File is smaller than (.+)$/, (_, size) => `Het bestand is kleiner dan ${size}`],
    [/^File type must be (?:one of )?(.+)$/, (_, kinds) => `Deze soort bestand kan hier niet; wel: ${kinds}`],
    [/^(.+) files are not allowed\.$/, (_, kind) => `Bestanden van het soort ${kind} kunnen hier niet.`],
    [/^Cancel upload of (.+)$/, (_, name) => `Uploaden van ${name} stoppen`],
    [/^Remove (.+)$/, (_, name) => `${name} verwijderen`],
    [/^Add: (.+)$/, (_, name) => `Toevoegen: ${name}`],
    [/^Select (\d+) matches$/, (_, count) => `Alle ${count} kiezen`],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, (_, count) => `U kunt er hoogstens ${count} kiezen. Haal er eerst een weg.`],
    [/^(\d+) more$/, (_, count) => `nog ${count}`],
    [/^View (\d+) more$/, (_, count) => `Nog ${count} tonen`],
    [/^Page (\d+)$/, (_, page) => `Pagina ${page}`],
    [/^(.+) \((\d+) of (\d+)\)$/, (_, what, at, all) => `${WORDS[what] || what} (${at} van ${all})`],
    [/^(\d+) results?$/, (_, count) => n(count, "resultaat", "resultaten")],
    [/^(\d+) of (\d+) results?$/, (_, at, all) => `${at} van ${all} resultaten`],
    [/^(\d+)(\+?) rows? loaded$/, (_, count, more) => `${count}${more} rijen geladen`],
    [/^Press (?:⌘|Ctrl)\+Enter to (?:apply|submit form)$/, () => "Druk op Ctrl+Enter"],
    [/^Press Enter to (?:apply|submit form)$/, () => "Druk op Enter"],
    [/^Save \((.+)\)$/, (_, key) => `Opslaan (${key})`],
    [/^Shortcut (.+)$/, (_, key) => `Sneltoets ${key}`],
    [/^Help for (.+)$/, (_, what) => `Uitleg bij ${what}`],
    [/^Made with Streamlit v(.+)$/, (_, version) => `Gemaakt met Streamlit ${version}`],
    [/^Attempting to connect to (.+)\.$/, (_, host) => `Verbinden met ${host}.`],
    [/^Connection failed with status (.+)$/, (_, status) => `Geen verbinding (${status})`],
    [/^Request failed with status(?: code)? (.+)$/, (_, status) => `Het verzoek is mislukt (${status})`],
    [/^You have requested page \/?(.*), but no corresponding file was found in the app's pages\/ directory\. Running the app's main page\.$/,
      (_, page) => `De pagina /${page} bestaat niet. U ziet nu het overzicht.`],
    [/^The page that you have requested does not seem to exist\. Running the app's main page\.$/,
      () => "Deze pagina bestaat niet. U ziet nu het overzicht."],
    [/^This app has encountered an error\. .+$/, () => "Er ging iets mis op deze pagina. De beheerder vindt de oorzaak in het logboek."],
    // the words of the fields' own library, for screen readers
    [/^(era|year|month|day|hour|minute|second|weekday|AM\/PM), (.+)$/, (_, part, what) => `${PARTS[part]}, ${what}`],
    [/^(.+) start date$/, (_, what) => `${what}: begindatum`],
    [/^(.+) end date$/, (_, what) => `${what}: einddatum`],
    [/^(Choose date|Choose date range|Choose date and time), (.+)$/, (_, what, when) => `${WORDS[what]}, ${when}`],
    [/^Today, (.+)$/, (_, when) => `Vandaag, ${translate(when) || when}`],
    [/^(.+?),? selected$/, (_, what) => `${translate(what) || what}, gekozen`],
    [/^(?:First|Last) available date, (.+)$|^(.+), (?:First|Last) available date$/i, (_, after, before) => after || before],
    [/^Selected Date: (.+)$/, (_, when) => `Gekozen datum: ${day(when)}`],
    [/^Selected Range: (.+) to (.+)$/, (_, from, to) => `Gekozen periode: ${day(from)} tot en met ${day(to)}`],
    [/^(\d+) options? available\.$/, (_, count) => n(count, "keuze", "keuzes") + " beschikbaar."],
    [/^(.+) icon$/, () => "pictogram"],
  ];

  const ATTRIBUTES = ["aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title", "alt"];
  // What our own pages write is Dutch already and stays as it is, also where it equals a word above.
  const OURS = '[data-testid="stMarkdownContainer"], [data-testid="stTable"], [data-testid="stHtml"], [data-tag], [role="option"]';
  // Streamlit's own text inside such a place: the button of the uploader, and hints.
  const THEIRS = '[data-testid="stTopNavSection"] [data-testid="stMarkdownContainer"], [data-testid="stFileUploaderDropzone"] [data-testid="stMarkdownContainer"], [data-testid="stTooltipContent"] [data-testid="stMarkdownContainer"]';
  const IN_OPTION = /^(Select all|Select \d+ matches|Add: .+|No results|You can only select .+)$/;

  const translate = (text) => {
    const bare = text.trim();
    if (!bare) return null;
    let found = Object.hasOwn(WORDS, bare) ? WORDS[bare] : null;
    for (const [pattern, make] of found === null ? PATTERNS : []) {
      const match = pattern.exec(bare);
      if (match) { found = make(...match); break; }
    }
    // "Download as CSV: Opkomst": a word of Streamlit, then the name of ours.
    const colon = bare.indexOf(": ");
    if (found === null && colon > 0 && Object.hasOwn(WORDS, bare.slice(0, colon))) {
      found = WORDS[bare.slice(0, colon)] + bare.slice(colon);
    }
    return found === null || found === bare ? null : text.replace(bare, () => found);
  };

  const isOurs = (element, text) => {
    const ours = element.closest(OURS);
    if (!ours || ours.matches(THEIRS)) return false;
    return !(ours.matches('[role="option"]') && IN_OPTION.test(text.trim()));
  };

  const attributes = (element) => {
    const holdsValue = element.matches('[role="option"], [data-tag]');
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (!value || (holdsValue && !IN_OPTION.test(value.trim()))) continue;
      const dutch = translate(value);
      if (dutch) element.setAttribute(name, dutch);
    }
    // Streamlit calls the place to drop a file decoration and gives it a name: with a name it is a group.
    if (element.matches('[data-testid="stFileUploaderDropzone"][role="presentation"]')) element.setAttribute("role", "group");
  };

  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      if (!parent || /^(SCRIPT|STYLE|TEXTAREA)$/.test(parent.tagName) || isOurs(parent, node.nodeValue)) return;
      const dutch = translate(node.nodeValue);
      if (dutch) node.nodeValue = dutch;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      attributes(node);
      node.childNodes.forEach(visit);
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") attributes(change.target);
      else if (change.type === "characterData") visit(change.target);
      else change.addedNodes.forEach(visit);
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });

  // A bare r reruns the page and a bare c empties the cache: a key pressed by accident must not do that.
  window.addEventListener("keydown", (event) => {
    const isField = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable=true]");
    if (!isField && !event.ctrlKey && !event.metaKey && !event.altKey && /^[rc]$/i.test(event.key)) {
      event.stopImmediatePropagation();
    }
  }, true);
})();
