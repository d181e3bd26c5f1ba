"""What people at the example school write: questions, what they do not agree with, replies, comments."""

PUPILS_ASK = (
    "Mag ik mijn horloge omhouden als ik er alleen op kijk hoe laat het is?",
    "Telt een smartphone zonder simkaart ook als telefoon? Ik gebruik hem alleen voor muziek.",
    "Wat als mijn moeder belt omdat er iets met mijn oma is?",
    "Mag ik een meme van een leraar maken als hij het zelf ook grappig vindt?",
    "Ik snap niet wat er met een besloten groep wordt bedoeld. Is Snap besloten?",
    "Moet ik foto's van vorig jaar nu ook nog weghalen?",
    "Mag ik mijn rekenmachine op mijn telefoon gebruiken als ik hem op vliegtuigstand zet?",
    "Wie beslist wat een ernstige overtreding is?",
    "Mijn nicht werkt hier. Moet ik haar nu ontvolgen?",
    "Hoe weet ik of de klassenapp een beheerder heeft?",
)
PUPILS_OBJECT = (
    "Ik vind dat je op het netwerk van school in de pauze ook films moet kunnen kijken.",
    "Dat je een telefoon pas aan het eind van de dag terugkrijgt is te lang als je met de bus moet.",
    "Leraren zitten zelf ook op hun telefoon in de les. Dan moet het voor iedereen gelden.",
    "Ik wil zelf bepalen wat ik thuis plaats, dat is niet van school.",
)
PARENTS_ASK = (
    "Hoe hoort ons kind van ons als er thuis iets is? Kunnen we naar de conciërge bellen?",
    "Onze dochter meet haar suiker met haar telefoon. Hoe regelen we de vrijstelling?",
    "Wie van de school kan zien wat mijn zoon op het netwerk doet?",
    "Ik lees de afspraken liever in het Arabisch. Komt er een vertaling van alles?",
    "Mogen wij foto's van de sportdag in de groepsapp van de ouders zetten?",
    "Krijgen beide ouders bericht als er een maatregel komt? Wij wonen niet meer samen.",
)
PARENTS_OBJECT = (
    "Ik vind dat telefoons de hele dag in het kluisje horen, ook in de pauze.",
    "Een kind van twaalf kan niet overzien wat het hier ondertekent. Leg het eerst in de klas uit.",
    "Wij willen niet dat de school iets zegt over wat er bij ons thuis op internet gebeurt.",
)
STAFF_ASK = (
    "Geldt het weglegverzoek ook bij een practicum, als leerlingen hun meting fotograferen?",
    "Ik train op zaterdag twee leerlingen bij de voetbalclub. Onze teamapp is dus familie of vereniging?",
    "Wie past de instellingen van het account van onze sectie aan als ik weg ben?",
)
STAFF_OBJECT = (
    "Ik wil in mijn eigen tijd kunnen reageren op stukken over het onderwijs, ook als docent van deze school.",
)
REPLIES = (
    "Goede vraag. Kom even langs, dan kijken we samen naar het artikel.",
    "Ja, dat mag. Het staat in artikel 7; ik leg het donderdag in de mentorles uit.",
    "Dat hoeft niet. De afspraak geldt vanaf nu, en alleen als iemand je erop aanspreekt.",
    "Dat regelen we samen met de zorgcoördinator. Ik bel u deze week.",
)
PAPER_REMARK = "Getekend op de klassenlijst."

# About the draft of a third version: article, the words it is about, what is said, in what capacity, what was done.
COMMENTS = (
    ("A7", "in de telefoontas bij de deur", "In lokaal 214 en 215 hangt geen tas. Hang die eerst op, anders klopt de "
     "afspraak niet.", "Lotte Jansen", "taken_over", "Je hebt gelijk. De tassen hangen er voordat deze versie ingaat."),
    ("A7", "of in je kluisje", "Zo kan een leerling kiezen, dat is goed. Zet erbij wie het kluisje betaalt.",
     "Suraya Maduro", "", ""),
    ("7", "Een losse rekenmachine is geen telefoon", "Voor havo 4 en 5 is de grafische rekenmachine verplicht. Die kan "
     "tegenwoordig op de wifi. Telt die mee?", "Joost Smit", "answered",
     "In de examenstand kan dat niet, en die stand staat bij een toets aan. We zetten het er niet apart bij."),
    ("", "", "De raad vindt de tekst duidelijk en leest graag hoe leerlingen van de onderbouw hem vinden.",
     "Klaas Bouma", "", ""),
)  # fmt: skip
GOOD_EXAMPLES = (
    ("2", "In de mentorles laat ik leerlingen een grap herschrijven tot niemand er last van heeft. Dat kost een "
     "kwartier en daarna hebben we er het hele jaar woorden voor.", "Anneke Bos"),
    ("10", "Ik heb een account dat alleen van mij als docent is, met mijn vak in de naam. Leerlingen volgen dat, en "
     "mijn eigen account staat op slot.", "Emre Kaya"),
)  # fmt: skip

SAFETY_WHO = (
    "Heb je iets naars meegemaakt, online of op school, dan kun je naar je mentor, naar de vertrouwenspersonen mevrouw "
    "Helder en meneer Poelman, of naar mevrouw Brouwer. Zij is het aanspreekpunt bij pesten. De zorgcoördinatoren "
    "mevrouw Ramdin en meneer Tomasoa helpen als er meer aan de hand is."
)
SAFETY_HOW = (
    "We praten eerst met degene die het meldt, en doen niets achter de rug van een leerling om. Daarna praten we met "
    "de anderen om wie het gaat. Is iemand in gevaar, dan bellen we meteen 112. Elk jaar vragen we alle leerlingen hoe "
    "veilig zij zich voelen, en wat we daarmee doen, staat op deze site."
)
SAFETY_FOR_PUPILS = (
    "Na een gesprek kan een maatregel volgen: een taak om het te herstellen, je telefoon een dag inleveren, geen "
    "toegang tot het netwerk, en in het uiterste geval een schorsing. Dat beslist de rector, en je ouders "
    "horen het altijd."
)
SAFETY_FOR_STAFF = (
    "Je leidinggevende praat eerst met je. Blijft het misgaan, dan volgt een waarschuwing of een andere maatregel "
    "volgens de cao. Je kunt iemand meenemen naar het gesprek."
)
SAFETY_FOR_PARENTS = (
    "Wij praten met u op school. Helpt dat niet, dan kunnen we u vragen om een tijd alleen schriftelijk contact te "
    "hebben. Bij een maatregel voor uw kind nemen we altijd contact met u op."
)

# article, language, title, text
TRANSLATIONS = (
    ("5", "en", "Good name",
     "When you use the internet or social media, think of the good name of the school. Think too of everyone who "
     "belongs to it: teachers, other staff, pupils and parents. If a message may harm their good name, talk about it "
     "before you post it.\n\nYou may disagree with the school and say so. Criticism is something else than ruining "
     "somebody's name."),
    ("5", "ar", "السمعة الطيبة",
     "عندما تستخدم الإنترنت أو وسائل التواصل الاجتماعي، انتبه إلى السمعة الطيبة للمدرسة. فكّر أيضًا في كل من ينتمي "
     "إليها: المعلمين والموظفين الآخرين والتلاميذ والآباء والأمهات. إذا كانت رسالتك قد تمسّ سمعتهم، فتحدّث مع أحدٍ عنها "
     "قبل أن تنشرها.\n\nيحق لك أن تخالف المدرسة في الرأي وأن تقول ذلك. فالنقد شيء، وتشويه سمعة شخص شيء آخر."),
    ("7", "en", "Phone and social media in class",
     "In class you use your phone and social media only if your teacher agrees beforehand. A standing arrangement with "
     "the school, for example because of your health, counts as permission. A smart watch and wireless earphones count "
     "as a phone.\n\nDuring an exam or any other test other rules hold. Then you may not use them, even if you may in "
     "other lessons. A separate calculator is not a phone: it simply lies on your desk if it belongs to the test."),
    ("7", "ar", "الهاتف ووسائل التواصل الاجتماعي في الدرس",
     "في الدرس لا تستخدم هاتفك ووسائل التواصل الاجتماعي إلا إذا وافق معلمك على ذلك مسبقًا. والاتفاق الثابت بينك وبين "
     "المدرسة، بسبب صحتك مثلًا، يُعدّ موافقة. الساعة الذكية والسماعات اللاسلكية تُعامل معاملة الهاتف.\n\n"
     "في الامتحان أو الاختبار تسري قواعد أخرى: لا يُسمح بذلك، حتى لو كان مسموحًا في دروس أخرى. الآلة الحاسبة المستقلة "
     "ليست هاتفًا: تبقى على الطاولة إذا كانت جزءًا من الاختبار."),
)  # fmt: skip
