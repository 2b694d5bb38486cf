Object.assign(Stilte.text, {
"feedback":{
"luisteren/listened":{"title":"Goed geluisterd","html":"\u003cp>Je hoorde \u003cstrong>meer\u003c/strong> dan feiten.\u003c/p>\u000a"},
"luisteren/again":{"title":"Nog eens","html":"\u003cp>Begin bij de feiten.\u003c/p>\u000a"}},
"dialogues":{
"luisteren/mira":{"client":"Mira","clients":{},"scenes":[
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “Weer te laat!”\u003c/p>\u000a","replies":["“Het lag aan de leverancier.”","“Twee keer al.”"]},
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “Daar heb ik niets aan.”\u003c/p>\u000a","replies":["“U heeft gelijk.”","“Nogmaals.”","“Dan niet.”"]},
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “Precies.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>Ze hangt op.\u003c/p>\u000a","replies":[]}]}}});
