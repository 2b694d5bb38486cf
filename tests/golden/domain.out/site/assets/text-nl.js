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
"reasons":{
"oefenen":{
"intake:37":{"because":"Je bent nog bij je eigen woorden, of bij die van de klant."}},
"verdiepen":{
"intake:45":{"because":"Je bent bij de ander, en hoort meer dan de woorden."}}},
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
"schatten/proeverij":{"title":"Komt ze naar de proeverij?"},
"schatten/nee":{"title":"Blijft hij bij zijn nee?"},
"schatten/ouders":{"title":"Vertelt ze het aan de ouders?"},
"schatten/laatste":{"title":"Is dit het laatste gesprek?"},
"schatten/besloten":{"title":"Heeft hij besloten?"},
"schatten/keuken":{"title":"Gaat de keuken van Noord weer open?"},
"schatten/terugvraag":{"title":"Vraagt ze je terug?"},
"schatten/afscheid":{"title":"Was dit een afscheid?"},
"gesprek/vraag":{"title":"Jouw vraag"},
"gesprek/nu":{"title":"Wanneer duw je?","options":["“Hoe wil je beginnen?”","“Als je vandaag tekent, gaat er vijf procent af.”"],"lines":["Jij: “Wat moet er maandag anders zijn?”","Ilse: “Geen kou meer op die borden.”","Ilse: “Jullie folder is trouwens prachtig.”","Ilse: “Dan eten ze op de Kade weer samen.”","Ilse: “Ja. Eerst de Kade.”","Jij: “En Noord?”","Ilse: “Al weet ik niet wat die ervan vinden.”","Ilse: “Weet je wat? Doe Noord er meteen bij.”","Ilse: “Of zal ik eerst Oost vragen?”"]},
"gesprek/bellen":{"title":"Hoor je het ook?","options":["“Maandag. Wie vangt ons op?”","“Mag ik eerst nog iets over ons vertellen?”"],"lines":["Jij: “Wat heb je nodig, Bart?”","Bart: “Een mooi verhaal heb je wel.”","Bart: “Dan hoef ik niets meer uit te leggen.”","Bart: “Wanneer kan de eerste rit?”","Bart: “Of nee, laat maar even.”"]},
"gesprek/klant":{"title":"Koude soep","scenes":["Binnenkomst","Korting","Gehoord","Stilte","Besluit","Uitgesteld","Weggegeven"]},
"gesprek/mee":{"title":"Wat neem je mee?"}}};
