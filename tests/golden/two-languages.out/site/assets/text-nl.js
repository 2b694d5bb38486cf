window.Stilte = window.Stilte || {};
Stilte.text = {
"lang":"nl",
"course":"Luisteren & wachten",
"ui":{},
"levels":{
"logical":"Logisch niveau",
"feeling":"Gevoelsniveau",
"intuitive":"Intuïtief niveau"},
"axes":{
"focus":["op mezelf","op de ander"],
"balance":["klant leidt","ik leid"]},
"lessons":[
{"id":"luisteren","title":"Luisteren","file":"luisteren.html"},
{"id":"wachten","title":"Wachten","file":"wachten.html"}],
"reasons":{
"wachten":{
"luisteren:71":{"when":"je ‘Wat zegt Mira als feit?’ hebt gedaan"}}},
"exercises":{
"luisteren/facts":{"title":"Wat zegt Mira als feit?","options":["De levering was te laat.","Ze is boos."]},
"luisteren/hear":{"title":"Wat hoor je?","options":["Ze voelt zich alleen gelaten.","Het is de tweede keer."]},
"luisteren/helps":{"title":"Hoeveel helpt het?","options":["Doorvragen","Knikken","Je verdedigen"]},
"luisteren/mine":{"title":"Wat zou jij zeggen?"},
"luisteren/mira":{"title":"Een lastige klant","scenes":["Opening","Verdedigen","Gehoord","Einde"]},
"wachten/hold":{"title":"De stilte","options":["“En over twee jaar?”","“Zal ik een folder sturen?”"]},
"wachten/own":{"title":"Je eigen vraag"},
"wachten/closing":{"title":"Wanneer sluit je af?","options":["“Hoe gaan we verder?”","“Tekent u vandaag?”"],"lines":["Jij: “Wat helpt?”","Mira: “De cijfers.”","Mira: “Dan weet ik het wel.”","Mira: “Wanneer kunnen jullie?”"]}}};
