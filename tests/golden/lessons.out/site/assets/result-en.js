Object.assign(Stilte.text, {
"feedback":{
"hold/well":{"title":"Well held","html":"\u003cp>You waited. Read \u003ca href=\"begin.html\">Begin\u003c/a> again.\u003c/p>\u000a"}},
"dialogues":{}});
