Object.assign(Stilte.text, {
"feedback":{
"hold/well":{"title":"Goed gewacht","html":"\u003cp>Je wachtte. Lees \u003ca href=\"begin.html\">Begin\u003c/a> nog eens.\u003c/p>\u000a"}},
"dialogues":{}});
