window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"nl",
"course":"Wachten op het besluit",
"ui":{},
"levels":{
"logical":"Logisch",
"feeling":"Gevoel",
"intuitive":"Intuïtief"},
"axes":{
"focus":["op mezelf","op de ander"],
"balance":["klant leidt","ik leid"]},
"lessons":[
{"id":"intake","title":"Waar begin je?","file":"intake.html"},
{"id":"oefenen","title":"Drie keer dezelfde zin","file":"oefenen.html"},
{"id":"verdiepen","title":"Wat ze niet zegt","file":"verdiepen.html"},
{"id":"schatten","title":"Hoe ver zit je ernaast?","file":"schatten.html"},
{"id":"gesprek","title":"Het gesprek zelf","file":"gesprek.html"}],
"exercises":{
"intake/aandacht":{"title":"Waar ben je met je aandacht als een klant praat?","groups":["bij wat ik zo ga zeggen","bij wie er praat"]},
"intake/leiding":{"title":"Wie bepaalt waar het over gaat?","groups":["de klant","ik"]},
"intake/opsturen":{"title":"“Stuur maar iets op.” Wat hoor je?","options":["Ze wil een offerte.","Ze wil van me af, en houdt het vriendelijk.","Ze heeft nog niets gehoord waar ze zelf om verlegen zit."]},
"oefenen/feit":{"title":"Wat is hier een feit?","options":["Drie keer kwam de soep koud aan.","De kok let niet op.","Ilse gaat bij ons weg."]},
"oefenen/hoger":{"title":"Antwoord één niveau hoger","options":["“Veertig, en het hoort zestig te zijn.”","“En jij stond daar, met twintig volle borden.”","“Je hebt al besloten dat het anders moet.”"]},
"oefenen/stil":{"title":"Vraag, en zwijg","options":["“Hoe ziet je middag eruit als je hier nooit meer over belt?”","“Zal ik de bezorger eens bellen?”"]},
"verdiepen/factuur":{"title":"De factuur","scenes":["Begin","Regel","Slot"]},
"verdiepen/lang":{"title":"Een stilte die langer duurt"},
"schatten/proefweek":{"title":"Komt er een proefweek?"},
"schatten/kade":{"title":"Blijft de Kade?"},
"schatten/terug":{"title":"Belt hij terug?"},
"schatten/noord":{"title":"Komt Noord erbij?"},
"schatten/prijs":{"title":"Gaat de prijs omlaag?"},
"schatten/tekent":{"title":"Tekent ze deze week?"},
"schatten/baas":{"title":"Neemt hij zijn baas mee?"},
"schatten/laatste":{"title":"Is dit het laatste gesprek?"},
"schatten/besloten":{"title":"Heeft hij besloten?"},
"gesprek/vraag":{"title":"Jouw vraag"},
"gesprek/nu":{"title":"Wanneer duw je?","options":["“Hoe wil je beginnen?”","“Als je vandaag tekent, gaat er vijf procent af.”"],"lines":["Jij: “Wat moet er maandag anders zijn?”","Ilse: “Geen kou meer op die borden.”","Ilse: “Jullie folder is trouwens prachtig.”","Ilse: “Dan eten ze op de Kade weer samen.”","Ilse: “Ja. Eerst de Kade.”","Ilse: “Al weet ik niet wat Noord ervan vindt.”"]},
"gesprek/klant":{"title":"Koude soep","scenes":["Binnenkomst","Korting","Gehoord","Stilte","Besluit","Uitgesteld","Weggegeven"]},
"gesprek/mee":{"title":"Wat neem je mee?"}},
"feedback":{
"gesprek/vraag-eerst":{"title":"Je hield je vraag bij je","html":"\u003cp>Je eigen vraag ging nog over jezelf, of kon met ja worden beantwoord. Begin met \u003cem>wat\u003c/em> of \u003cem>hoe\u003c/em>, en laat de ander erin voorkomen.\u003c/p>\u000a"},
"gesprek/besluit-gezien":{"title":"Je liet het besluit komen","html":"\u003cp>Je hoorde wat er achter de prijs zat, en wachtte. Daarom kwam het besluit van de klant zelf.\u003c/p>\u000a"},
"gesprek/blijf-zitten":{"title":"Blijf nog even zitten","html":"\u003cp>Je was er dichtbij. Doe het gesprek nog eens, met een ander tegenover je, en benoem eerst wat erachter zit.\u003c/p>\u000a"}}};
