Object.assign(Stilte.text, {
"feedback":{
"call/well":{"title":"Twice on time","html":"\u003cp>You let her decide, twice.\u003c/p>\u000a"},
"call/early":{"title":"A little early","html":"\u003cp>Her politeness was no decision.\u003c/p>\u000a"},
"call/late":{"title":"Too late","html":"\u003cp>The visit was decided; the contract came by without you.\u003c/p>\u000a"}},
"dialogues":{}});
