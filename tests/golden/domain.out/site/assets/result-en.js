Object.assign(Stilte.text, {
"feedback":{
"gesprek/vraag-eerst":{"title":"You kept your question to yourself","html":"\u003cp>Your own question was still about yourself, or could be answered with yes. Begin with \u003cem>what\u003c/em> or \u003cem>how\u003c/em>, and let the other be in it.\u003c/p>\u000a"},
"gesprek/besluit-gezien":{"title":"You let the decision come","html":"\u003cp>You heard what was behind the price, and waited. That is why the decision came from the client.\u003c/p>\u000a"},
"gesprek/blijf-zitten":{"title":"Stay seated a little longer","html":"\u003cp>You were close. Do the conversation again, with somebody else opposite you, and name first what is behind it.\u003c/p>\u000a"}},
"dialogues":{
"verdiepen/factuur":{"client":"","clients":{"ilse":"Ilse"},"scenes":[
{"html":"\u003cp>\u003cstrong>Ilse:\u003c/strong> “This invoice is wrong.”\u003c/p>\u000a","replies":["“Which line?”","“You had not expected this from us.”"]},
{"html":"\u003cp>\u003cstrong>Ilse:\u003c/strong> “The third. The third, as always.”\u003c/p>\u000a","replies":["“It says four hundred.”","“And that bothers you.”","“You had hoped never to check this again.”"]},
{"html":"\u003cp>\u003cstrong>Ilse:\u003c/strong> “Yes. That is how it is.”\u003c/p>\u000a","replies":[]}]},
"gesprek/klant":{"client":"","clients":{"ilse":"Ilse","bart":"Bart"},"scenes":[
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Make it cheaper, then we are done.”\u003c/p>\u000a","replies":["“You do not believe any more that it will get better.”","“One question, since you are in a hurry. What must never happen again?”","“What went wrong the last time?”","“I can do five per cent.”"],"names":["\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> does not believe that it will get better, and then wants to pay less for it.","\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> has too little money.","\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> wants you to leave."]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Five. And what do you do about the rest?”\u003c/p>\u000a","replies":["“Ten, if you sign now.”","“I went too fast. What went wrong?”"]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Three times cold. And I had to explain it to the parents.”\u003c/p>\u000a","replies":["“You stood there, and we did not.”","“I began about money, and you about the parents.”","“I will send you the times of the delivery.”"]},
{"html":"\u003cp>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span> says nothing and looks at the kitchen door.\u003c/p>\u000a","replies":["You say nothing either.","“What would you do yourself?”","“Shall I mail you a proposal?”"]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Come to the Quay on Monday. Half past eleven, when the soup arrives.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Do that. You will hear from us.”\u003c/p>\u000a","replies":[]},
{"html":"\u003cp>\u003cstrong>\u003cspan class=\"client-name\">Ilse / Bart\u003c/span>:\u003c/strong> “Ten, then. And it stays cold soup.”\u003c/p>\u000a","replies":[]}]}}});
