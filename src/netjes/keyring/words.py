"""Short Dutch words that make a passphrase nobody thought of: five of them by chance are 40 bits."""

import secrets

_ALL = """
    aap aard adem akker anker appel arend avond baard bakker balk bamboe band beek beer berg beuk bezem biet bijl
    blad blik bloem boek boer boog boom boot bord bever brief bril brood brug buik bus cactus cirkel citroen dak dam
    das deeg deken deur dief dijk doek dolfijn dooier doos draad draak druif duif duin eend eik eiland ekster emmer
    engel erwt ezel fabel fakkel fiets fluit fluweel fontein forel gans garen gast geit gember gevel gitaar glas goud
    graan gras grot haan haas hagel hamer hand haring hark harp haven hek helm herfst hert heuvel hoed honing hooi
    hout huis ijs insect jas jager kaars kaas kabel kachel kalf kameel kanaal kano kast kat kelder kers ketel kist
    klok knie knop koe koffer kok komeet konijn koning kooi koper koraal kraan krab krant krekel kroon kruik kuil
    ladder lamp lantaarn laurier leem leeuw lente lepel libel lijm linde lucht luik maan mand mantel maaier markt mast
    meel meer melk merel mes metaal mier mist mol molen mos mossel motor muis munt muur muts naald nacht nest net
    noot nevel oever olie olifant oven paard paleis palm pan parel peer pen peper pijl pinda piraat planeet plank poes
    poort pot raam raap radijs raket regen rek ring rivier robijn roer rogge roos rots saus schaap schaar schelp schip
    schuur slak sleutel slot sneeuw snoek soep spade spiegel spin spons spoor stal steen ster stoel storm strik
    suiker tafel tak tand tapijt tent thee tijger toren touw trap trein trom tuin uil veer veld venster vijg vijver
    vink vis vlag vlieg vlinder vloer vogel voet vuur wagen walvis wand weide wiel wilg wind wolf wolk wortel zaad
    zadel zalm zand zebra zee zeil zilver zon zout zwaan zwaluw
"""
WORDS = tuple(_ALL.split())


def proposed(count: int = 5) -> str:
    """So many different words, drawn anew at every call."""
    return " ".join(secrets.SystemRandom().sample(WORDS, count))
