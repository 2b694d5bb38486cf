Object.assign(Stilte.text, {
"feedback":{
"gesprek/vraag-eerst":{"title":"Je hield je vraag bij je","html":"\u003cp>Je eigen vraag ging nog over jezelf, of kon met ja worden beantwoord. Begin met \u003cem>wat\u003c/em> of \u003cem>hoe\u003c/em>, en laat de ander erin voorkomen.\u003c/p>\u000a"},
"gesprek/besluit-gezien":{"title":"Je liet het besluit komen","html":"\u003cp>Je hoorde wat er achter de prijs zat, en wachtte. Daarom kwam het besluit van de klant zelf.\u003c/p>\u000a"},
"gesprek/blijf-zitten":{"title":"Blijf nog even zitten","html":"\u003cp>Je was er dichtbij. Doe het gesprek nog eens, met een ander tegenover je, en benoem eerst wat erachter zit.\u003c/p>\u000a"}},
"dialogues":{
"verdiepen/factuur":{"client":"","clients":{"ilse":"Ilse"},"scenes":[
{"html":"\u003cp>\u003cstrong>Ilse:\u003c/strong> “Deze factuur klopt niet.”\u003c/p>\u000a","replies":["“Welke regel?”","“Je had het van ons niet verwacht.”"]},
{"html":"\u003cp>\u003cstrong>Ilse:\u003c/strong> “De derde. Zoals altijd de derde.”\u003c/p>\u000a","replies":["“Daar staat vierhonderd.”","“En dat zit je dwars.”","“Je had gehoopt dat je dit niet meer hoefde na te kijken.”"]},
{"html":"\u003cp>\u003cstrong>Ilse:\u003c/strong> “Ja. Zo is het.”\u003c/p>\u000a","replies":[]}]},
"gesprek/klant":{"client":"","clients":{"ilse":"Ilse","bart":"Bart"},"scenes":[
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Maak het goedkoper, dan zijn we uitgepraat.”\u003c/p>\u000a","replies":["“Je gelooft niet meer dat het beter wordt.”","“Eén vraag, want je hebt haast. Wat mag nooit meer gebeuren?”","“Wat is er de laatste keer misgegaan?”","“Vijf procent kan ik regelen.”"],"names":["\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> gelooft niet dat het beter wordt, en wil er dan ook minder voor betalen.","\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> heeft te weinig geld.","\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> wil dat je weggaat."]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Vijf. En wat doe je aan de rest?”\u003c/p>\u000a","replies":["“Tien, als je nu tekent.”","“Ik ging te snel. Wat is er misgegaan?”"]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Drie keer koud. En ik mocht het de ouders uitleggen.”\u003c/p>\u000a","replies":["“Jij stond daar, en wij niet.”","“Ik begon over geld, en jij over de ouders.”","“Ik stuur je de tijden van de rit.”"]},
{"html":"\u003cp>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> zegt niets en kijkt naar de deur van de keuken.\u003c/p>\u000a","replies":["Je zegt ook niets.","“Wat zou je zelf doen?”","“Zal ik een voorstel mailen?”"]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Kom maandag naar de Kade. Half twaalf, als de soep komt.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Doe dat. Dan horen jullie het wel.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Tien dan. En het blijft koude soep.”\u003c/p>\u000a","replies":[]}]}}});
