"""Cue families: the words by which a sentence shows whether it states or interprets. Literal tables, written from the guidelines.

No topic words, no names. ``|`` joins the words of a phrase; in a phrase, ``*`` stands for one word; a word
with ``~`` counts only behind a modal (would undermine). A word or phrase is in one family only.
What each weighs has been learned from sentences (scripts/train_kinds.py); which way a family may lean is said here.
"""

from typing import NamedTuple

from annotate.lexicon import NAMED_SOURCES


class Family(NamedTuple):
    """``label`` is what an editor reads; ``leans`` says what its words may speak for: 1 for analysis, -1 for claim, 0 for either."""

    label: str
    leans: int
    words: str


FAMILIES: dict[str, Family] = {
    "interprets": Family(
        "interpretive verb",
        1,
        """
        adds|up|to aligned|with aligns|with align|with amounted|to amounts|to amount|to an|indication|that augurs a|measure|of
        a|reminder|of a|reminder|that a|signal|of a|signal|that a|sign|of a|sign|that a|symptom|of a|test|of begs|the|question
        betray betrays bodes boils|down came|at|a|time came|down|to captures chimes|with comes|as|no|surprise comes|at|a|time
        comes|down|to confirms constitutes demonstrate demonstrated demonstrates echoes embodied embodies epitomises epitomizes
        evidence|that exemplifies explain explains expose exposed exposes fits|into fits|with foreshadows heralds highlight
        highlighted highlights hinges|on illustrate illustrated illustrates implies imply indicate indicates is|at|odds|with
        is|a|measure|of is|a|reminder|of is|a|sign is|a|sign|of is|a|symptom|of is|a|test|of is|consistent|with is|evidence|of
        is|in|keeping|with is|in|line|with is|proof|of is|proof|that is|testament|to is|what|happens laid|bare lays|bare
        lies|at|the|heart lies|in made|clear makes|clear makes|it|clear marked|a marked|the marks marks|a marks|an marks|the mean
        means meant mirrored mirrors no|accident no|coincidence paves|the|way pointed|to points|to proof|that prove proved proves
        raised|questions raises|doubts raises|questions raises|the|question reaffirms reeks|of reflect reflected reflects represent
        represents rests|on reveal reveals runs|counter|to says|all says|a|lot says|everything says|more says|much says|nothing
        sends|a|clear sends|a|message sends|a|signal sent|a|signal serves|as serves|notice should|come|as|no|surprise show showed
        shows signal signaled signalled signals sits|uneasily smacks|of speaks|for speaks|of speaks|to speaks|volumes spells
        stands|as stands|for stinks|of stood|for suggest suggests sums|up symbolises symbolizes tells tells|a|different tells|us
        tells|you tell|us told|us turned|out turns|out underline underlined underlines underscore underscored underscores vindicates
        """,
    ),
    "demonstrative": Family(
        "summing up with “this” or “that”",
        1,
        """
        all|of|this all|that all|this here's here|are here|is in|other|words put|another|way put|simply such|a such|an that|alone
        that|is that|kind that|means that|said that|sort that|was there's there|are there|are|no there|is there|is|no
        there|is|nothing there|is|something there|was there|was|no there|was|nothing there|were these|are this|alone this|approach
        this|change this|decision this|entire this|is this|kind this|latest this|means this|move this|new this|shift this|sort
        this|step this|very this|was this|whole those|are which|is which|is|what which|is|why which|means
        """,
    ),
    "hedges": Family(
        "hedge or likelihood without a source",
        1,
        """
        apparently appear appears appears|to arguably bound|to conceivably could could|also could|be could|have could|well could|yet
        destined|to doubtless easy|to|imagine easy|to|see feels feels|like felt|like hard|to|imagine hard|to|see inevitably
        in|all|likelihood it|seems i|suspect likelier likely likely|to looked|like looks|as looks|like looks|set look|like look|set
        may maybe may|also may|be may|have may|well may|yet might might|also might|be might|have might|well might|yet no|doubt
        one|suspects perhaps poised|to possibly potentially presumably probably seem seemed seemingly seems seems|to seem|to
        sounds|like supposedly tends|to tend|to undoubtedly unlikely would would|also would|be would|have would|likely would|never
        would|not would|only would|probably would|still
        """,
    ),
    "foresees": Family(
        "forecast in the writer’s voice",
        1,
        """
        'll before|long eventually for|years|to|come going|to gonna in|time one|day remains|to|be shall sooner|or|later the|future
        ultimately will will|also will|be will|have will|never will|not will|only will|soon will|still will|surely won't
        years|to|come
        """,
    ),
    "advises": Family(
        "advice or necessity",
        1,
        """
        better|to can't|afford cannot|afford deserve deserved deserves had|better had|to has|to have|to high|time instead|of
        it's|time it|is|time let let's let|us must must|not must|now need needs needs|to needs|to|be need|to ought ought|to owe owed
        owes rather|than should should|be should|have should|not should|now the|answer|is the|solution|is time|to us|let worth
        """,
    ),
    "imperative": Family(
        "speaks to the reader",
        1,
        """
        ask bravo congratulations consider don't do|not enter forget give|them good|luck good|riddance imagine listen look
        make|no|mistake meet never|mind note notice picture recall remember spare suppose thank
        """,
    ),
    "we": Family(
        "speaks for “we”",
        1,
        """
        our ours ourselves us we we'd we'll we're we've
        """,
    ),
    "me": Family(
        "the writer in person",
        0,
        """
        i i'd i'll i'm i've me mine my myself
        """,
    ),
    "you": Family(
        "speaks to “you”",
        1,
        """
        you you'd you'll you're you've your yours yourself
        """,
    ),
    "asks": Family(
        "question or exclamation",
        1,
        """
        ! ? how|can how|could how|many|more what|if what|is|the why|are why|is why|not
        """,
    ),
    "generalises": Family(
        "generality",
        1,
        """
        all always any anybody anybody|who anyone anyone|else anyone|who anything anything|but any|more as|always as|a|rule as|ever
        each|of enough ever every everybody everyone everyone|else everything everything|else everywhere generally half|the human
        in|general kind|of life lives many|a men|who most|people never nobody nobody|else none nothing nothing|but nothing|else
        nowhere no|matter no|one often one|of|those one|thing ordinary other|people people people|who somebody someone something
        some|people sort|of so|few so|little so|many so|much such the|country the|kind|of the|nation the|people the|rest the|sort|of
        the|thing the|way the|way|that the|world thing things those|who too|few too|little too|many too|much typically usually
        whatever whoever women|who
        """,
    ),
    "negates": Family(
        "what is not so",
        1,
        """
        aren't are|not can't cannot couldn't didn't did|not doesn't does|not fail failed|to far|from hadn't hasn't has|not haven't
        have|not isn't is|not lack lacked lacking lacks neither no nor not nothing|to not|a not|about not|an not|because not|enough
        not|even not|just not|merely not|only not|quite not|simply not|so not|that not|the not|to not|yet no|less no|longer no|more
        refuses refusing scarcely shouldn't wasn't was|not weren't were|not without wouldn't
        """,
    ),
    "is": Family(
        "says what something is",
        1,
        """
        and|is are are|a are|about are|all are|as are|in are|no are|now are|so are|the are|too be became become becomes being belong
        belongs be|a be|the but|is consists has|a has|always has|become has|been|a has|its has|never has|no have|become have|never
        have|no he|is is is|a is|about is|all is|also is|always is|an is|as is|because is|for is|how is|in is|itself is|just is|less
        is|more is|never is|no is|now is|of is|one is|only is|simply is|so is|still is|that is|the is|to is|too is|what it's it|is
        remain remained remains she|is that's they|are to|be we|are which|are who|are who|is you|are
        """,
    ),
    "was": Family(
        "says what something was",
        0,
        """
        had|a had|become had|been|a had|no he|was it|was she|was they|were was was|a was|always was|an was|just was|never was|no
        was|only was|the was|to were were|a were|never were|the
        """,
    ),
    "has": Family(
        "tells how things stand",
        1,
        """
        becomes|a begins believes|in brings care cares come comes costs do does doing ends fails follows get gets give gives goes
        has has|been has|come has|done has|given has|gone has|had has|left has|made has|now has|spent has|taken has|turned hate
        hates have have|been have|come have|done have|gone have|had have|made having helps hurts keep keeps keeps|on know knows
        leaves likes loses loves make makes making matter matters pays prefer prefers rests runs serves sits stands starts stops
        take takes think turns want wants wins works
        """,
    ),
    "judges badly": Family(
        "unfavourable judgement",
        1,
        """
        absurd absurdity absurdly abuse abusive abysmal alarming alarmist appalling arrogance arrogant ashamed atrocious at|risk
        awful awkward a|blow|for a|blow|to bad badly baffling baseless betrayal betrayed bitter bizarre blatant blatantly bleak
        blind blinkered blunder blundering bluster bogus boring botched brazen brazenly broken brutal brutally bullies bully
        bullying bungled bungling burden burdensome callous callously careless casualty catastrophe catastrophic caved caving chaos
        chaotic charade cheaply chilling cling clinging clings clueless clumsily clumsy complacency complacent confused confusion
        contempt contemptible cop|out corrupt costly coward cowardice cowardly crass crazy crude cruel cruelty cynical cynically
        cynicism damaging damning dangerous dangerously deadly dead|end deceit deceitful deceptive deeply|flawed deluded delusion
        delusional delusions demonise demonize dereliction desperate despicable destructive devastating dirty disappointing
        disappointment disaster disastrous disgrace disgraced disgraceful disgusting dishonest dishonestly dishonesty dishonour
        dismal disturbing divisive dodgy doomed double|standard double|standards draconian dreadful dubious dull dumb egregious
        embarrassing embarrassment empty errant evasive evil excuse excuses extreme extremism extremist extremists failing failure
        failures fake false falsely fanatic fanatical fantasies fantasy farce farcical fatal fatally fearmongering fear|mongering
        feckless feeble fiasco fiction fig|leaf flawed flimsy folly fool foolish foolishly fools fraud fraudulent frightening futile
        gimmick gloomy grandstanding greed greedy grim grossly grotesque gutless gutted half|baked harsh harshly hateful headache
        hijack hijacked hollow hopeless horrendous horrible horribly horrific horrifying horror hostile hypocrisy hypocrite
        hypocrites hypocritical hysteria hysterical idiotic ignorance ignorant illogical illusion ill|judged immoral immorality
        inadequate incoherent incompetence incompetent inconvenient indefensible indifference indifferent inept ineptitude infamous
        inhuman inhumane insane insanity insidious insult insulting intolerable intolerance intolerant ironic ironically irony
        irrational irrelevant irresponsible lame land|grab laughable laziness lazy liar liars lie lies lip|service little|more|than
        ludicrous lunacy lunatic lying mad madness malicious malign meaningless mean|spirited mediocre menace mess messy misguided
        misjudged misleading mistake mistaken mistakes monstrous muddle muddled myopic myth myths naive nasty negligent nightmare
        nonsense nonsensical notorious no|better obscene obsessed obsession odd oddly offensive ominous opportunism opportunist
        oppressive outrage outraged outrageous outrageously overblown overdue overrated overreach own|goal paltry pander pandering
        panic paranoid parody pathetic patronising peddling perverse pettiness petty phoney phony pitiful plainly|wrong pointless
        poisonous politicised politicized poorly posturing power|grab preposterous pretence pretend pretends pretense price|to|pay
        propaganda puny questionable rabid radical radicals rant rants rash reckless recklessly recklessness red|herring regrettable
        regrettably repugnant repulsive ridiculous rigged risky rotten rude ruin ruined ruinous ruthless sad sadly scandal
        scandalous scapegoat scare scaremongering scary selfish selfishness self|serving senseless serious|blow setback severe sham
        shambles shame shameful shamefully shameless shamelessly sheer shocking shoddy short|sighted sick sickening silly sinister
        slander slap|in|the|face sleazy sleight|of|hand sloppy smear smears smokescreen smug soulless so|called spin spineless
        spiteful spun squander squandered stale straw|man stubborn stunt stupid stupidity stupidly sub|standard surrender
        surrendered suspicious tantrum tasteless tawdry tedious terrible terribly terrifying the|risk threadbare thuggish tone|deaf
        toothless too|far too|late too|often toxic tragedy tragic tragically trampled treacherous treachery trivial troubled
        troubling tyrannical tyranny ugly unacceptable unashamedly uncomfortable unconscionable unconvincing undemocratic undeserved
        unfair unfairly unforgivable unfortunate unfortunately unhinged uninspired unjust unjustified unjustly unnecessary
        unpleasant unrealistic unreasonable unsatisfactory unserious unsustainable untenable unthinkable unworthy useless vacuous
        vain venal vicious viciously victim victim|blaming vile vilify vindictive violent|rhetoric vulgar waste wasted wasteful
        wasting weak weakness weird whine whinge whining whitewash wicked wilful willful window|dressing witch|hunt woeful woefully
        worrying worse worst worthless wretched wrong wrongheaded wrongly zealot zealots
        """,
    ),
    "judges well": Family(
        "favourable judgement",
        1,
        """
        accomplished adept admirable admirably amazing ambitious apt astute authentic a|gift|for beautiful beautifully best better
        big|step blessing bold boldly boost|for boost|to brave bravely bravery breakthrough breathtaking bright brilliance brilliant
        brilliantly calm candid captivating careful carefully caring charming cheering clever cleverly coherent commendable
        compassion compassionate compelling considerable convincing coup courage courageous courageously credible crisp crucial
        decency decent decisive deft deftly delicate delight delightful deservedly dignified dignity diligent eager effective
        elegant elegantly eloquent encouraging engaging enjoyable enormous enviable essential excellent exceptional exciting
        exemplary exquisite extraordinary fair fascinating fearless fine finest first|class flair flawless fortunate fortunately
        fresh funny generosity generous genius gentle genuine genuinely gifted gift|to glorious godsend good goodness good|news
        graceful grand great greatness gripping handsome happy hard|won healthy heartening hero heroes heroic historic honest
        honestly honesty honorable honour honourable hope hopeful hugely humane humble humility humour ideal imaginative immaculate
        important impressive indispensable ingenious inspired inspiring integrity intelligent intriguing invaluable inventive
        irresistible joy joyful justified justly keen kindness kind|and landmark laudable legendary lifeline lively lovely loving
        loyal lucid luminous magical magisterial magnificent marvellous masterful masterly masterpiece memorable milestone miracle
        modest moral|courage moving neat necessary noble notable outstanding overjoyed patience patient perceptive perfect perfectly
        pioneering playful pleasant pleasing pleasure poignant powerful powerfully praiseworthy precious prescient principled prize
        proper proud prudent pure rational real|progress reasonable refreshing refreshingly relief remarkable remarkably resilient
        resolute resourceful respectable responsible right rightly robust sane satisfying savvy sensible sensibly serious shrewd
        sincere skilful skillful smart smartly solid sophisticated sound spirited splendid stirring striking strikingly strong
        stronger stunning stunningly sublime subtle superb superbly surprisingly|good sweet talented tasteful tender terrific
        thoughtful thrilling tireless touching triumph triumphant trustworthy truth unforgettable unique urgent useful valiant
        valuable victory vigorous virtue virtuous vital vivid welcome well|earned well|made well|timed wholesome win|for wisdom wise
        wisely witty wonderful wonderfully worthwhile worthy
        """,
    ),
    "weighs": Family(
        "weighing word",
        1,
        """
        afraid anger angry anxious apparent bigger biggest bitterly caution cautious clear clearly comfortable complex complexity
        complicated confident crucially curiously deep deeply difficult dramatic dramatically easier easily easy evident evidently
        fear fierce fiercely fragile frightened frustration full|blown fundamental fundamentally greater greatest hard harder
        hardest heated high|stakes huge impatient importantly inevitable intense interestingly massive mere nervous notably obvious
        obviously old|fashioned outright plain plainly precarious predictable predictably profound profoundly rare rarely real
        really resentment same|old sceptical seldom seriously sharp sharply significant significantly simple skeptical slowly
        smaller stark starkly strange strangely surprising surprisingly sweeping tellingly thin tiny tough tougher tricky true truly
        unavoidable undeniable undeniably understandable understandably unmistakable unprecedented unstable unsurprising
        unsurprisingly unusual unusually utter vast volatile vulnerable wary weary young
        """,
    ),
    "intensifies": Family(
        "intensifier",
        1,
        """
        above|all absolutely actually again|and|again all|the|more all|too almost alone already altogether always|been at|all
        a|great|deal a|lot barely by|far certainly completely definitely entirely especially even even|less even|more ever|more
        exactly extremely far|more far|too fully hardly highly his|own indeed itself its|own just less|and|less literally
        little|chance little|doubt little|more little|room little|to long|after long|before merely more|and|more more|than|ever
        much|more nearly|every never|before once|again only only|too own particularly practically precisely pretty pretty|much quite
        simply so so|far still still|more surely their|own themselves the|only time|and|again too totally utterly very virtually
        well|before whatsoever wholly yet|again
        """,
    ),
    "contrasts": Family(
        "contrast",
        1,
        """
        although and|not and|yet apart|from but but|he but|it but|not but|that but|the but|then but|they but|this by|contrast
        despite either either|way even|if even|so even|though except for|all|his for|all|its for|all|the however if|not if|only
        instead in|contrast in|spite|of less|a less|about more|a more|about nevertheless nonetheless not|but on|the|other|hand
        otherwise other|than rather save|for still|, than|a than|any than|he than|it than|most than|that than|the than|they than|to
        though unlike whatever|the whereas whether|or while yet
        """,
    ),
    "concludes": Family(
        "conclusion",
        1,
        """
        admittedly after|all as|a|result at|best at|bottom at|heart at|its|heart at|last at|least at|worst consequently for|now
        for|once for|one granted hence if|anything in|any|case in|effect in|essence in|fact in|practice in|reality in|short
        in|theory in|the|end in|truth it|follows little|wonder meaning|that means|that needless|to|say no|surprise no|wonder
        of|course reason|to small|wonder that|is|to|say therefore the|answer the|argument the|claim|that the|danger|is the|effect
        the|fact the|fact|is the|idea the|idea|that the|irony|is the|lesson the|lesson|is the|message the|notion the|notion|that
        the|point the|point|is the|problem the|problem|is the|question the|real the|reality|is the|real|question the|reason
        the|reason|is the|result the|result|is the|risk|is the|trouble the|trouble|is the|truth the|truth|is thus to|be|fair
        to|be|sure which|brings|us
        """,
    ),
    "explains": Family(
        "cause or motive read by the writer",
        1,
        """
        able|to afraid|to aimed|at aims|to assume assumed assumes because because|he because|it because|the because|they born|of
        cared|about cares|about care|about content|to decided|that designed|to desperate|to determined|to driven|by eager|to
        explains|why for|fear|of for|fear|that for|the|sake|of free|to fueled|by fuelled|by happy|to hopes|to hoping|to intended|to
        in|an|attempt|to in|an|effort|to in|a|bid|to in|order|to in|the|hope in|the|name|of is|why keen|to knew|that knows|that
        know|that meant|to owes|to pretended pretending ready|to reckoned reluctant|to rooted|in seeks|to seek|to so|as|to so|that
        stems|from thanks|to thought|that tries|to trying|to try|to unable|to understands|that understood|that unwilling|to
        wanted|to wants|to want|to willing|to
        """,
    ),
    "compares": Family(
        "comparison or figure",
        1,
        """
        age|of akin|to an|act|of an|exercise|in art as|a as|an as|good|as as|if as|more|than as|much as|though as|well|as a|case|of
        a|exercise|in a|form|of a|kind|of a|lesson|in a|matter|of a|piece|of a|question|of a|sort|of a|study|in back|burner
        bargaining|chip battlefield battle|for bet can|of|worms carnival circus climate|of crisis|of crossroads culture|of
        double|edged elephant|in|the|room engine|of equivalent|of era|of gamble gambling game games game|changer ghost
        hearts|and|minds heart|of house|of|cards kick|the|can language|of least less less|a|* less|than like like|a like|an like|the
        machine mask mirror monument moral|high|ground more more|a|* most museum|of pantomime politics|of power|of
        race|to|the|bottom rather|like religion|of ritual sense|of shadow slippery|slope soul so|much|as spirit|of tantamount|to
        than theatre the|best the|least the|most the|very the|worst tip|of|the|iceberg tradition|of turning|point version|of
        wake|up|call war|on weapon weaponise weaponize writing|on|the|wall
        """,
    ),
    "unknown": Family(
        "says that something is unknown",
        1,
        """
        anybody's|guess anyone's|guess difficult|to|say guess hard|to|know hard|to|say hard|to|tell impossible|to|know
        impossible|to|say is|another|matter it|is|unclear mystery nobody|knows not|clear no|one|knows open|question puzzle
        remains|to|be|seen remains|unclear the|question|is the|question|of time|will|tell too|early unanswered uncertain unclear
        unknown unresolved whether|any whether|it whether|that whether|the who|knows
        """,
    ),
    "abstracts": Family(
        "abstract noun",
        1,
        """
        absence|of accountability aim|of ambition ambitions answer answers appetite approach argument arguments attitude authority
        balance balance|of balancing|act belief beliefs bigger|picture blame boundary broader|goal broader|strategy case|against
        case|for challenge challenges chance commitment|to common|sense compromise concept confidence conscience consensus
        consequence consequences cost|of credibility credit culture danger dangers debate dedication|to delicate|balance devotion|to
        disregard|for doctrine duty ethics expectations failure|to faith freedom goal|of grief guilt hatred history idea ideals
        ideas identity ideological ideology inability injustice instinct instincts justice kind|of|politics lack|of legacy
        legitimacy lesson lessons liberty logic love loyalty meaning mood moral morality morals narrative national|interest noise
        notion opportunity point political|will politics posture power price|of pride principle principles problem problems promise
        promises public|opinion purpose purpose|of question questions realities reality reason reasons refusal reluctance reputation
        respect|for responsibility rhetoric risk risks rule|of|law self|interest sense silence sin solution solutions spectacle
        stance status|quo strategy strategy|of style substance symbol symbolism temptation tension tensions tension|between
        threat|to tone tradition trust value values vision want|of wider|picture wider|strategy willingness world|view
        """,
    ),
    "loads": Family(
        "short form or emphasis of commentary",
        1,
        """
        activists|posing agenda apologist apologists assault|on attack|on attack|on|our baloney big|lie bunk cheerleaders
        cheerleader|for claptrap cronies crony cronyism crusade darling|of dog|whistle dog|whistles doublespeak double|talk
        down|our|throats drivel fanboys flat|out frankly garbage gaslighting goons guess|what hey hogwash hordes lackey lackeys
        lectured lecturing let's|be|honest let's|face|it lol mind|you mob mobs mouthpiece nanny|state nepotism newsflash no|, oh
        outright|lie pack|of|lies poppycock pork preaching puppet puppets rubbish self|appointed self|proclaimed self|styled shoved
        snowflake spin|doctor spoiler|alert stooge stooges stranglehold sure|, surprise thug thugs trash ugh under|attack
        under|siege vendetta virtue|signaling virtue|signalling wannabe well|, wow yes|, yikes
        """,
    ),
    "source": Family(
        "a source",
        -1,
        """
        according|to agency|reported analyst analysts as|the citing critics data document documents economists expert
        experts figures filing forecast interview in|an|interview in|a|statement in|his|view in|the|view|of in|the|words|of
        lawyers letter news|conference official officials on|condition opponents poll press|conference prosecutors records
        report researchers say saying spokesman spokesperson spokeswoman statement study supporters survey testimony
        told|reporters transcript witnesses
        """
        + " ".join(sorted(NAMED_SOURCES)),
    ),
    "dated": Family(
        "date or time",
        -1,
        """
        after|midnight ago april at|the|end|of august a|m a|year|later by|the|end|of days december earlier earlier|this february
        friday hours in|march in|may in|the|first in|the|second january july june last|month last|night last|week last|year
        later|that|day later|this midnight minutes monday months next|month next|week next|year noon november october on|the|night
        overnight p|m quarter|of saturday september shortly|after since sunday the|day|after the|following the|night|of the|previous
        this|month this|morning this|week this|year thursday tonight tuesday wednesday weeks years|earlier years|later yesterday
        """,
    ),
    "counts": Family(
        "figure with its unit",
        -1,
        """
        % acres aged a|quarter|of a|third|of billion cents compared|with dollars double doubled down|from dozen dozens eight euros
        fell|by fifty five forty four half|of hectares hundred kilometers kilometres meters metres miles million nine out|of percent
        per|cent pounds rose|by seats seven six ten third thirty thousand three tonnes tons trillion twelve twenty two up|from votes
        years|old year|old
        """,
    ),
    "happened": Family(
        "event in the past",
        -1,
        """
        acquired agreed appeared appointed approved arrested arrived attended awarded backed banned beat began born bought broke
        brought built called|for canceled cancelled captured carried charged chose cleared closed collapsed collided completed
        convicted crashed cut dealt declined delivered died discovered dismissed driven dropped drove elected ended entered escaped
        expanded fell filed fined finished fired flew flooded flown followed fought founded found|dead gathered gave grew halted
        handed headed held hired hit hospitalised hospitalized hosted included increased injured installed introduced invested
        issued jailed joined kicked killed landed launched led left|the lost marched married met moved named negotiated occurred
        offered opened operated organised organized owned paid passed performed played pleaded posted postponed produced
        pronounced|dead published pulled purchased raised ran reached read|out received recovered reduced refused registered
        released removed renamed reopened repaid replaced rescued resigned resumed retired returned rose sank scored searched seized
        selected sent sentenced served settled shot showed|the shut signed sold spent split staged started stepped|down stole stood
        stopped struck submitted sued suffered suspended sworn|in tested threw took|office took|over took|part took|place trained
        transferred traveled travelled treated tried turned|down unveiled upheld visited voted walked was|arrested was|born
        was|charged was|elected was|found was|held was|killed was|named was|taken went|on were|arrested were|found were|held
        were|injured were|killed were|taken withdrew won worked wounded
        """,
    ),
    "describes": Family(
        "fact of record",
        -1,
        """
        allowed allows applies|to are|expected|to based|in born|in built|in can|apply can|be can|vote chief|executive closes|at
        consisting|of contains could|not|be could|not|confirm could|not|immediately could|not|say daughter|of director|of due|to|be
        east|of eligible entitled father|of first|time former founded|in graduate|of headed|by head|of home|to husband|of includes
        including is|due is|expected|to is|scheduled known|as led|by located|in made|up|of may|apply may|not|be may|vote members|of
        member|of mother|of must|not|be near next|to north|of opened|in opens|on owned|by part|of permits population|of president|of
        professor required requires runs|from runs|until run|by scheduled|to serving|as son|of south|of takes|place the|council|said
        the|court the|department the|first the|former the|judge the|jury the|ministry the|second the|third under|the|agreement
        under|the|law under|the|plan under|the|rules was|built was|due were|built west|of which|has which|was whose who|has who|was
        wife|of worked|as would|not|comment would|not|say
        """,
    ),
    "provides": Family(
        "provision of a plan or rule",
        -1,
        """
        act|can act|may act|must act|shall act|will act|would agreement|can agreement|may agreement|must agreement|shall
        agreement|will agreement|would amendment|can amendment|may amendment|must amendment|shall amendment|will amendment|would
        are|to|be bill|can bill|may bill|must bill|shall bill|will bill|would budget|can budget|may budget|must budget|shall
        budget|will budget|would charter|can charter|may charter|must charter|shall charter|will charter|would clause|can clause|may
        clause|must clause|shall clause|will clause|would code|can code|may code|must code|shall code|will code|would
        constitution|can constitution|may constitution|must constitution|shall constitution|will constitution|would contract|can
        contract|may contract|must contract|shall contract|will contract|would deal|can deal|may deal|must deal|shall deal|will
        deal|would directive|can directive|may directive|must directive|shall directive|will directive|would draft|can draft|may
        draft|must draft|shall draft|will draft|would due|to if|approved is|to|be law|can law|may law|must law|shall law|will
        law|would legislation|can legislation|may legislation|must legislation|shall legislation|will legislation|would licence|can
        licence|may licence|must licence|shall licence|will licence|would license|can license|may license|must license|shall
        license|will license|would line|can line|may line|must line|shall line|will line|would may|be|made may|be|used may|only
        measures|can measures|may measures|must measures|shall measures|will measures|would measure|can measure|may measure|must
        measure|shall measure|will measure|would must|be once|approved order|can order|may order|must order|shall order|will
        order|would ordinance|can ordinance|may ordinance|must ordinance|shall ordinance|will ordinance|would pact|can pact|may
        pact|must pact|shall pact|will pact|would park|can park|may park|must park|shall park|will park|would permits|can
        permits|may permits|must permits|shall permits|will permits|would permit|can permit|may permit|must permit|shall permit|will
        permit|would plans|can plans|may plans|must plans|shall plans|will plans|would plant|can plant|may plant|must plant|shall
        plant|will plant|would plan|can plan|may plan|must plan|shall plan|will plan|would policy|can policy|may policy|must
        policy|shall policy|will policy|would programme|can programme|may programme|must programme|shall programme|will
        programme|would program|can program|may program|must program|shall program|will program|would project|can project|may
        project|must project|shall project|will project|would proposals|can proposals|may proposals|must proposals|shall
        proposals|will proposals|would proposal|can proposal|may proposal|must proposal|shall proposal|will proposal|would
        reform|can reform|may reform|must reform|shall reform|will reform|would regulations|can regulations|may regulations|must
        regulations|shall regulations|will regulations|would regulation|can regulation|may regulation|must regulation|shall
        regulation|will regulation|would resolution|can resolution|may resolution|must resolution|shall resolution|will
        resolution|would route|can route|may route|must route|shall route|will route|would rules|can rules|may rules|must
        rules|shall rules|will rules|would rule|can rule|may rule|must rule|shall rule|will rule|would scheme|can scheme|may
        scheme|must scheme|shall scheme|will scheme|would service|can service|may service|must service|shall service|will
        service|would shall|be treaty|can treaty|may treaty|must treaty|shall treaty|will treaty|would under|a under|its under|the
        under|which until|then was|to|be were|to|be will|appear will|begin will|be|able will|be|built will|be|held will|be|paid
        will|close will|cost will|hold will|meet will|open will|pay will|receive will|replace will|run will|start will|take|effect
        will|take|part will|take|place will|vote would|apply would|ban would|bar would|be|built would|be|held would|be|paid
        would|cost would|pay would|receive would|replace would|require would|take|effect
        """,
    ),
    "qualifies": Family(
        "plain adjective",
        0,
        """
        alive basic big cheap chiefly cold dead different dry essentially expensive familiar fast heavy high hot large largely light
        little long loud loudly low mainly mature mostly narrow old partly poor quiet quietly rich safe safer short slow small soft
        tired warm wet wide
        """,
    ),
    "effects": Family(
        "effect foreseen without a source",
        1,
        """
        ~accelerate ~add ~affect ~alarm ~alienate ~allow ~alter ~anger ~appear ~attract ~backfire ~become ~benefit ~bolster ~boost
        ~bring ~burden ~calm ~cap ~carry ~cement ~change ~close ~come ~complicate ~constrain ~continue ~cost ~count ~create ~curb
        ~damage ~dampen ~decide ~deepen ~delay ~dent ~depend ~derail ~deter ~determine ~difficult ~discourage ~divide ~dog ~dominate
        ~doom ~drag ~draw ~drive ~ease ~easy ~eclipse ~embolden ~enable ~encourage ~endanger ~enough ~erode ~face ~fade ~fail ~fall
        ~feed ~feel ~find ~finish ~force ~free ~fuel ~fulfil ~fulfill ~gain ~give ~go ~grow ~hamper ~hand ~hard ~harm ~haunt ~help
        ~herald ~hinder ~hinge ~hurt ~improve ~inflame ~influence ~isolate ~jeopardise ~jeopardize ~keep ~last ~lead ~leave ~likely
        ~limit ~linger ~look ~lose ~lower ~make ~mark ~matter ~mean ~narrow ~need ~offer ~open ~outlast ~overshadow ~pass ~pave
        ~please ~preserve ~prompt ~protect ~prove ~provide ~provoke ~push ~put ~raise ~reassure ~rebound ~recover ~redraw ~relieve
        ~remain ~repeat ~represent ~require ~reshape ~restore ~restrict ~return ~reverse ~revive ~rise ~risk ~satisfy ~save ~seal
        ~secure ~seem ~serve ~set ~settle ~shape ~shift ~shrink ~signal ~sink ~slow ~sound ~spare ~spark ~speed ~spell ~split ~stand
        ~strain ~strengthen ~stretch ~struggle ~succeed ~suffer ~tempt ~test ~threaten ~tilt ~tip ~transform ~trigger ~turn
        ~undermine ~undo ~unite ~unlikely ~vanish ~weaken ~weigh ~widen ~win ~work ~worry ~worsen
        """,
    ),
}
