Object.assign(Stilte.text, {
"feedback":{
"raise/well":{"title":"On the way","html":"\u003cp>You go higher than she did.\u003c/p>\u000a"},
"raise/lower":{"title":"Lower","html":"\u003cp>Listen for what lies one level higher.\u003c/p>\u000a"}},
"dialogues":{
"raise/invoice":{"client":"","clients":{},"scenes":[
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “This invoice is wrong.”\u003c/p>\u000a","replies":["“Which line?”","“You expected better of us.”"]},
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “The third. As always.”\u003c/p>\u000a","replies":["“It says 400.”","“And that hurts.”","“You had hoped to be done with this.”"]},
{"html":"\u003cp>\u003cstrong>Mira:\u003c/strong> “Yes.”\u003c/p>\u000a","replies":[]}]}}});
