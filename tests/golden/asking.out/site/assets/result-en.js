Object.assign(Stilte.text, {
"feedback":{},
"dialogues":{}});
