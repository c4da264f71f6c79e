"""A small association with two years, drawn so that every formula has an answer that can be worked out by hand."""
# ruff: noqa: E501  (a table is read across)

ABOUT = {"Soort": "feitelijk", "Gegevens tot en met": "31-03-2023"}

PEOPLE = {
    "Gemeenten": """
        Gemeente     | Gemeentecode | Inwoners
        Groningen    | GM0014       | 6000
        Het Hogeland | GM1966       | 2000
        Pekela       | GM0765       | 1000
        Veendam      | GM0047       | 1000
    """,
    "Portefeuilles": """
        Verslagjaar | Portefeuille | Volgorde
        2022        | Cultuur      | 1
        2022        | Sport        | 2
        2023        | Cultuur      | 1
        2023        | Sport        | 2
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam     | Portefeuille | VNG-commissie
        2022        | D7      | Musea    | Cultuur      |
        2022        | D8      | Zwemmen  | Sport        |
        2023        | D1      | Musea    | Cultuur      | FIN
        2023        | D2      | Zwemmen  | Sport        |
        2023        | D3      | Boeken   | Cultuur      |
    """,
    "Stoplichten": """
        Verslagjaar | Dossier | Helft | Stoplicht | Tweede stoplicht | Oorzaak | Gevolg | Bijsturing | Eigenaar | Vastgelegd op | Bijgestuurd op
        2022        | D7      | 2     | groen     |                  |         |        |            |          | 01-10-2022
        2022        | D8      | 2     | onbekend  |                  |         |        |            |          |
        2023        | D1      | 1     | groen     | oranje           | geld    | later  | overleg    | adviseur | 01-02-2023    | 01-03-2023
        2023        | D1      | 2     | rood      | onbekend         | geld    | niet   | overleg    | adviseur | 31-05-2023    | 30-06-2023
        2023        | D2      | 1     | oranje    |                  | tijd    | later  | inhuur     | adviseur |               | 01-03-2023
        2023        | D2      | 2     | groen     | onbekend         |         |        |            |          | 01-06-2023
        2023        | D3      | 1     |           |                  |         |        |            |          |
    """,
    "Resultaten": """
        Verslagjaar | Dossier | Volgnummer | Resultaat | Streefgetal | Eenheid   | Gerealiseerd | Gerealiseerd is ondergrens | Uiterlijk
        2023        | D1      | 1          | bezoeken  | 3           | bezoeken  | 3            |                            |
        2023        | D1      | 2          | overleg   | 4           | overleggen| 1            |                            |
        2023        | D1      | 3          | brieven   | 4           | brieven   | 0            |                            |
        2023        | D2      | 1          | lessen    | 4           | lessen    | 2            | ja                         | 01-03-2023
        2023        | D2      | 2          | kampen    | 2           | kampen    | 1            |                            | 01-03-2023
        2023        | D2      | 3          | baden     | 2           | baden     |              |                            |
        2023        | D3      | 1          | lezen     |             |           |              |                            |
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp  | Soort | Helft | Datum      | Stand       | Reden | Organisator | Aantal aanwezigen | Aantal is | Bereidt voor | Functies             | Thema's
        2023        | M1      | D1      | Schilders  | pho   | 1     | 10-01-2023 | gehouden    |       |             |                   |           |              | netwerken; verbinden | Kunst
        2023        | M2      | D1; D2  | Samen      | pho   | 1     | 02-02-2023 | gehouden    |       |             |                   |           |              | netwerken
        2023        | M3      | D2      | Baden      | pho   | 2     | 10-01-2023 | gehouden    |       |             |                   |           |              |
        2023        | M4      | D2      | Lessen     | pho   | 1     | 02-02-2023 | geannuleerd | weer  |             |                   |           |              |
        2023        | M5      |         | Leden      | alv   |       | 15-03-2023 | gehouden    |       |             | 20                | geschat   |              |
        2023        | M6      | D1      | Vooraf     | vooroverleg |  | 05-01-2023 | gehouden    |       |             |                   |           | M1           |
        2023        | M7      | D1      | Provincie  | bestuurlijk | 1 | 15-03-2023 | gehouden   |       | Provincie   |                   |           |              |
        2023        | M8      | D2      | Later      | pho   |       | najaar 2023| gepland     |       |             |                   |           |              |
        2023        | M9      | D2      | Bad dicht  | werkbezoek | 1 | 20-03-2023 | uitgesteld | ziekte|             |                   |           |              |
    """,
    "Tellingen zonder datum": """
        Verslagjaar | Telling | Dossier | Omschrijving | Soort | Helft | Periode | Aantal | Ten minste | Daarvan met datum | Stand
        2023        | T1      | D3      | Lezers       | pho   | 1     |         | 4      |            | 1                 | gehouden
        2023        | T2      | D3      | Kerngroep    | pho   | 2     | maart 2023 |     |            |                   | gehouden
        2023        | T3      | D3      | Nog te doen  | pho   | 2     |         | 2      |            |                   | gepland
    """,
    "Opkomst": """
        Overleg | Gemeente     | Functie   | Uitgenodigd | Aangemeld | Aanwezig | Waarvan vervanger
        M1      | Pekela       | wethouder | 1           | 1         | 1        |
        M1      | Het Hogeland | wethouder | 2           | 2         | 0        |
        M1      | Veendam      | wethouder | 1           | 1         |          |
        M1      | Groningen    | wethouder | 1           |           | 1        |
        M1      | Groningen    | raadslid  | 1           |           | 1        |
        M2      | Pekela       | wethouder | 1           |           | 1        |
        M2      | Het Hogeland | wethouder | 1           |           | 1        |
        M2      | Veendam      | wethouder | 1           |           | 0        |
        M2      | Groningen    | wethouder | 1           |           |          |
        M2      | Groningen    | raadslid  | 1           |           | 0        |
        M3      | Pekela       | wethouder | 1           | 1         | 0        |
        M3      | Het Hogeland | wethouder | 1           |           | 1        | 1
        M3      | Veendam      | wethouder | 1           |           | 1        | 0
        M3      | Groningen    | wethouder | 1           |           | 1        |
        M4      | Pekela       | wethouder | 1           |           | 1        |
    """,
    "Afspraken": """
        Verslagjaar | Nummer | Soort  | Afspraak | Datum      | Dossier | Uiterlijk  | Stand
        2023        | A1     | actie  | bellen   | 01-01-2023 | D1      | 01-03-2023 | open
        2023        | A2     | actie  | mailen   | 01-01-2023 | D1      | maart 2023 | loopt
        2023        | A3     | actie  | gaan     | 01-01-2023 | D1      | 01-02-2023 | afgerond
        2023        | A4     | besluit| blijven  | 01-01-2023 | D2      | 01-02-2023 | onbekend
    """,
    "Afbouw en start": """
        Verslagjaar | Nummer | Dossier | Wat    | Soort      | Ingang | Stand   | Uren die vrijkomen
        2023        | H1     | D1      | depot  | overdracht | 2024   | loopt   | 40
        2023        | H2     |         | krant  | afbouw     |        |         |
    """,
    "VNG-commissies": """
        Code | Commissie | Tijdelijk
        FIN  | Geld      | nee
        BUI  | Buiten    | nee
        TMP  | Tijdelijk | ja
    """,
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente  | Functie   | Tot
        2023        | FIN       | 1     | bezet  | Groningen | wethouder | 01-01-2024
        2023        | FIN       | 2     | bezet  | Groningen | raadslid  | 01-01-2026
        2023        | BUI       | 1     | vacant |           |           |
        2023        | BUI       | 2     | bezet  | Pekela    | wethouder |
        2023        | TMP       | 1     | bezet  | Veendam   | wethouder |
    """,
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Opengesteld | Sluit      | Uitkomst
        2023        | V1       | FIN       | 01-01-2023  | 01-02-2023 | benoemd
        2023        | V2       | BUI       | 01-01-2023  | 01-02-2023 | voorlopig benoemd
        2023        | V3       | BUI       | 01-01-2023  | 01-02-2023 | niet benoemd
        2023        | V4       | BUI       | 01-01-2023  | 01-02-2023 | ingetrokken
        2023        | V5       | BUI       | 01-01-2023  | 01-02-2023 | open
        2023        | V6       | BUI       | 01-01-2023  | 01-05-2023 | open
        2023        | V7       | BUI       | 01-01-2023  | 01-02-2023 | geen kandidaat
    """,
    "Voordrachten": """
        Vacature | Kandidaat | Gemeente  | Voorgedragen | Uitkomst
        V1       | 1         | Groningen | ja           | benoemd
        V1       | 2         | Pekela    | nee          | niet benoemd
    """,
    "Halen en brengen": """
        Verslagjaar | Nummer | Commissie | Helft | Onderwerp | Beantwoord
        2023        | E1     | FIN       | 1     | geld      | ja
        2023        | E2     | FIN       | 1     | meer geld | nee
        2023        | E3     | BUI       | 2     | reizen    | ja
        2023        | E4     | BUI       | 2     | vlaggen   |
    """,
    "Uren": """
        Verslagjaar | Maand | Dossier | Functie  | Uren | Geplande uren
        2023        | 1     | D1      | adviseur | 10,5 | 10
        2023        | 5     | D2      | adviseur | 4    |
        2023        | 6     | D2      | adviseur | 1    | 2
    """,
    "Kanttekeningen": """
        Verslagjaar | Nummer | Soort       | Kanttekening                      | Dossier | Overleg | Waarbij | Welke | Van wie | Geschreven op
        2023        | K1     | keuze       | 2 februari telt één keer.         | D1; D2  | M2
        2023        | K2     | tegenspraak | Het bad is open en dicht.         | D2      | M9
        2023        | K3     | keuze       | Schilders staat op twee plaatsen. | D1      | M4
        2023        | K4     | notitie     | Vraag dit na.                     | D1      |    | dossier | D1 | secretaris | 02-02-2023
    """,
}

MONEY_ABOUT = {"Soort": "feitelijk", "Gegevens tot en met": "30-06-2023"}

MONEY = {
    "Kostensoorten": """
        Kostensoort      | Baten of lasten | Volgorde
        Contributies     | baten           | 1
        Projectbijdragen | baten           | 2
        Personeel        | lasten          | 3
        Huur             | lasten          | 4
        Projectkosten    | lasten          | 5
    """,
    "Projecten": """
        Project | Projectnaam | Start      | Einde      | Totale lasten | Stand
        W1      | Waterweg    | 01-01-2023 | 31-12-2023 | 1.000,00      | loopt
    """,
    "Begroting": """
        Boekjaar | Versie      | Regel | Kostensoort      | Project | Bedrag
        2023     | begroting   | 1     | Contributies     |         | 1.200,00
        2023     | begroting   | 2     | Personeel        |         | 1.000,00
        2023     | begroting   | 3     | Huur             |         | 400,00
        2023     | wijziging 1 | 3     | Huur             |         | 50,00
        2023     | begroting   | 4     | Projectbijdragen | W1      | 40,00
        2023     | begroting   | 5     | Projectkosten    | W1      | 33,33
        2023     | prognose    | 2     | Personeel        |         | 1.010,00
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving     | Soort            | Groep op de balans | Kostensoort
        2022     | 0500     | Reserve          | balans           | reserves           |
        2022     | 0700     | Voorziening      | balans           | voorzieningen      |
        2022     | 1000     | Betaalrekening   | balans           | bank               |
        2022     | 1300     | Debiteuren       | balans           | debiteuren         |
        2022     | 4000     | Salaris          | winst en verlies |                    | Personeel
        2022     | 8000     | Contributie      | winst en verlies |                    | Contributies
        2023     | 0500     | Reserve          | balans           | reserves           |
        2023     | 0700     | Voorziening      | balans           | voorzieningen      |
        2023     | 1000     | Betaalrekening   | balans           | bank               |
        2023     | 1300     | Debiteuren       | balans           | debiteuren         |
        2023     | 1600     | Crediteuren      | balans           | crediteuren        |
        2023     | 4000     | Salaris          | winst en verlies |                    | Personeel
        2023     | 4100     | Huur             | winst en verlies |                    | Huur
        2023     | 4300     | Projectkosten    | winst en verlies |                    | Projectkosten
        2023     | 8000     | Contributie      | winst en verlies |                    | Contributies
        2023     | 8100     | Projectbijdragen | winst en verlies |                    | Projectbijdragen
    """,
    # last year: nine lines; this year: twenty
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Datum      | Dagboek | Boekstuk | Rekening | Bedrag    | Project | Beginbalans
        2022     | 1           | 0       | 01-01-2022 | Begin   | B1       | 1000     | 500,00    |         | ja
        2022     | 2           | 0       | 01-01-2022 | Begin   | B1       | 0500     | -450,00   |         | ja
        2022     | 3           | 0       | 01-01-2022 | Begin   | B1       | 0700     | -50,00    |         | ja
        2022     | 4           | 1       | 03-01-2022 | Verkoop | V1       | 1300     | 1.100,00  |         |
        2022     | 5           | 1       | 03-01-2022 | Verkoop | V1       | 8000     | -1.100,00 |         |
        2022     | 6           | 2       | 10-02-2022 | Bank    | K1       | 1000     | 973,00    |         |
        2022     | 7           | 2       | 10-02-2022 | Bank    | K1       | 1300     | -973,00   |         |
        2022     | 8           | 12      | 05-12-2022 | Bank    | K2       | 4000     | 400,00    |         |
        2022     | 9           | 12      | 05-12-2022 | Bank    | K2       | 1000     | -400,00   |         |
        2023     | 1           | 0       | 01-01-2023 | Begin   | B1       | 1000     | 1.073,00  |         | ja
        2023     | 2           | 0       | 01-01-2023 | Begin   | B1       | 1300     | 127,00    |         | ja
        2023     | 3           | 0       | 01-01-2023 | Begin   | B1       | 0500     | -1.150,00 |         | ja
        2023     | 4           | 0       | 01-01-2023 | Begin   | B1       | 0700     | -50,00    |         | ja
        2023     | 5           | 1       | 02-01-2023 | Verkoop | V1       | 1300     | 900,00    |         |
        2023     | 6           | 1       | 02-01-2023 | Verkoop | V1       | 8000     | -900,00   |         |
        2023     | 7           | 1       | 10-01-2023 | Bank    | K1       | 1000     | 127,00    |         |
        2023     | 8           | 1       | 10-01-2023 | Bank    | K1       | 1300     | -127,00   |         |
        2023     | 9           | 2       | 15-02-2023 | Bank    | K2       | 1000     | 615,00    |         |
        2023     | 10          | 2       | 15-02-2023 | Bank    | K2       | 1300     | -615,00   |         |
        2023     | 11          | 3       | 20-03-2023 | Bank    | K3       | 4000     | 250,10    |         |
        2023     | 12          | 3       | 20-03-2023 | Bank    | K3       | 1000     | -250,10   |         |
        2023     | 13          | 3       | 25-03-2023 | Inkoop  | I1       | 4100     | 100,20    |         |
        2023     | 14          | 3       | 25-03-2023 | Inkoop  | I1       | 1600     | -100,20   |         |
        2023     | 15          | 4       | 05-04-2023 | Verkoop | V2       | 1300     | 40,00     |         |
        2023     | 16          | 4       | 05-04-2023 | Verkoop | V2       | 8100     | -40,00    | W1      |
        2023     | 17          | 5       | 12-05-2023 | Inkoop  | I2       | 4300     | 12,10     | W1      |
        2023     | 18          | 5       | 12-05-2023 | Inkoop  | I2       | 1600     | -12,10    |         |
        2023     | 19          | 6       | 11-06-2023 | Bank    | K4       | 1600     | 12,10     |         |
        2023     | 20          | 6       | 11-06-2023 | Bank    | K4       | 1000     | -12,10    |         |
    """,
    "Relaties": """
        Relatie | Naam      | Soort      | Gemeente
        R1      | Pekela    | debiteur   | Pekela
        R2      | Veendam   | debiteur   | Veendam
        R3      | Groningen | debiteur   | Groningen
        R4      | Verhuur   | crediteur  |
    """,
    # U1 is a payment without the number of an invoice; C1 is 30 cents more than what was booked
    "Facturen": """
        Boekjaar | Soort     | Factuur | Relatie | Factuurdatum | Vervaldatum | Bedrag | Betaald | Betaald op | Project | Waarvan btw | Niet toegewezen
        2023     | debiteur  | F1      | R1      | 02-01-2023   | 01-02-2023  | 600,00 | 600,00  | 15-02-2023 |         |             |
        2023     | debiteur  | F2      | R2      | 02-01-2023   | 15-03-2023  | 200,00 |         |            |         |             |
        2023     | debiteur  | F3      | R3      | 02-01-2023   | 30-04-2023  | 100,00 |         |            |         |             |
        2023     | debiteur  | P1      | R1      | 05-04-2023   | 05-05-2023  | 40,00  |         |            | W1      |             |
        2023     | debiteur  | U1      | R2      | 15-02-2023   |             | -15,00 |         |            |         |             | ja
        2023     | crediteur | C1      | R4      | 25-03-2023   |             | 100,50 |         |            |         | 17,39       |
        2023     | crediteur | C0      | R4      | 12-05-2023   | 11-06-2023  | 12,10  | 12,10   | 11-06-2023 |         | 2,10        |
        2022     | debiteur  | O973    | R1      | 03-01-2022   | 02-02-2022  | 973,00 | 973,00  | 10-02-2022 |         |             |
        2022     | debiteur  | O0      | R3      | 01-09-2022   | 31-12-2022  | 1,00   | 1,00    | 10-01-2023 |         |             |
        2022     | debiteur  | O30     | R3      | 01-09-2022   | 01-12-2022  | 2,00   | 2,00    | 10-01-2023 |         |             |
        2022     | debiteur  | O31     | R3      | 01-09-2022   | 30-11-2022  | 4,00   | 4,00    | 10-01-2023 |         |             |
        2022     | debiteur  | O60     | R3      | 01-09-2022   | 01-11-2022  | 8,00   | 8,00    | 10-01-2023 |         |             |
        2022     | debiteur  | O61     | R3      | 01-09-2022   | 31-10-2022  | 16,00  | 16,00   | 10-01-2023 |         |             |
        2022     | debiteur  | O90     | R3      | 01-09-2022   | 02-10-2022  | 32,00  | 32,00   | 10-01-2023 |         |             |
        2022     | debiteur  | O91     | R3      | 01-09-2022   | 01-10-2022  | 64,00  | 64,00   | 10-01-2023 |         |             |
    """,
    "Contributies": """
        Boekjaar | Gemeente  | Inwoners | Contributie | Ontvangen
        2023     | Pekela    | 1000     | 600,00      | 600,00
        2023     | Veendam   | 1000     | 200,00      |
        2023     | Groningen | 6000     | 100,00      | 0
    """,
    "Toelichtingen": """
        Boekjaar | Kostensoort  | Toelichting
        2023     | Contributies | Een gemeente betaalt later.
    """,
    "Akkoord": """
        Boekjaar | Kwartaal | Kostensoort  | Vastgelegd bedrag | Akkoord van    | Akkoord op | Opmerking
        2023     | 1        | Contributies | 900,00            | penningmeester | 14-04-2023 |
        2023     | 1        | Personeel    | 250,10            | penningmeester | 14-04-2023 |
        2023     | 1        | Huur         | 100,00            | penningmeester | 14-04-2023 | Op een factuur na.
        2023     | 2        | Personeel    | 0,00              | penningmeester | 10-07-2023 |
    """,
    # the bank took five euros of costs on the last day, which are not in the books yet
    "Banksaldi": """
        Bankrekening   | Datum      | Beginsaldo | Mutaties | Eindsaldo
        Betaalrekening | 31-01-2023 | 1.073,00   | 127,00   | 1.200,00
        Betaalrekening | 28-02-2023 | 1.200,00   | 615,00   | 1.815,00
        Betaalrekening | 31-03-2023 | 1.815,00   | -250,10  | 1.564,90
        Betaalrekening | 30-06-2023 | 1.564,90   | -17,10   | 1.547,80
    """,
    "Bankmutaties": """
        Bankrekening   | Mutatie                | Boekdatum  | Bedrag
        Betaalrekening | 2023-01-10 127,00 (1)  | 10-01-2023 | 127,00
        Betaalrekening | 2023-02-15 615,00 (1)  | 15-02-2023 | 615,00
        Betaalrekening | 2023-03-20 -250,10 (1) | 20-03-2023 | -250,10
        Betaalrekening | 2023-06-11 -12,10 (1)  | 11-06-2023 | -12,10
        Betaalrekening | 2023-06-10 -5,00 (1)   | 10-06-2023 | -5,00
    """,
    "Controles van bestanden": """
        Boekjaar | Onderwerp      | Controle | Uitkomst | Bevinding                       | Opgegeven | Gevonden
        2023     | de boekhouding | debet    | klopt    | Het bestand zegt wat het optelt | 3.256,50  | 3.256,50
    """,
}
