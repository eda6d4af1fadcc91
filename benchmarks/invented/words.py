"""The words that invented records are made of."""

from typing import NamedTuple


class BoardWords(NamedTuple):
    """What one kind of board is called, and the function it serves."""

    slug: str
    name: str
    kind: str
    function: str
    does: str


class OrganisationWords(NamedTuple):
    """What one kind of organisation is called, and the group of seats it belongs to."""

    slug: str
    name: str
    sector: str
    group: str


ROOT = BoardWords(
    "partnership",
    "Children and Young People's Partnership",
    "strategic-partnership",
    "joint-direction",
    "Set the direction that all agencies follow together",
)

BOARDS = (
    BoardWords("safeguarding", "Safeguarding Board", "board", "protection", "Hold agencies to account for protection"),
    BoardWords("early-help", "Early Help Network", "network", "family-support", "Bring support to families sooner"),
    BoardWords("youth-justice", "Youth Justice Executive", "executive", "diversion", "Keep offending rare and brief"),
    BoardWords("additional-needs", "Additional Needs Forum", "forum", "inclusion", "Plan provision for disability"),
    BoardWords("best-start", "Best Start in Life Group", "sub-group", "infancy", "Improve health before school age"),
    BoardWords("corporate-parenting", "Corporate Parenting Panel", "panel", "care", "Speak up for those in care"),
    BoardWords(
        "attendance", "School Attendance Task Group", "task-and-finish-group", "schooling", "Return absentees to class"
    ),
    BoardWords(
        "wellbeing", "Emotional Wellbeing Steering Group", "working-group", "resilience", "Shorten waits for therapy"
    ),
    BoardWords("workforce", "Workforce Learning Committee", "committee", "training", "Train staff across agencies"),
    BoardWords(
        "voice", "Voice and Influence Reference Group", "reference-group", "participation", "Hear what users think"
    ),
)

ENDED_BOARDS = (
    BoardWords("area-protection", "Area Protection Committee", "committee", "protection", ""),
    BoardWords("family-support", "Family Support Consortium", "partnership", "family-support", ""),
    BoardWords("crime-prevention", "Juvenile Crime Prevention Team", "operational-group", "diversion", ""),
    BoardWords("learning-difficulties", "Learning Difficulties Council", "other", "inclusion", ""),
)

ORGANISATIONS = (
    OrganisationWords("county-council", "County Council", "local-authority", ""),
    OrganisationWords("public-health", "Public Health Directorate", "public-health", ""),
    OrganisationWords("riverside-district", "Riverside District", "district-council", ""),
    OrganisationWords("hilltop-borough", "Hilltop Borough", "district-council", ""),
    OrganisationWords("moorland-rural", "Moorland Rural Authority", "district-council", ""),
    OrganisationWords("care-board", "Integrated Care Board", "health-commissioner", "health"),
    OrganisationWords("hospitals", "Royal Infirmary and Hospitals", "health-provider", "health"),
    OrganisationWords("nursing", "Community Nursing Provider", "health-provider", "health"),
    OrganisationWords("mental-health", "Mental Health Foundation", "health-provider", "health"),
    OrganisationWords("ambulance", "Regional Ambulances", "health-provider", "health"),
    OrganisationWords("general-practice", "General Practice Federation", "health-provider", "health"),
    OrganisationWords("constabulary", "Constabulary", "police", ""),
    OrganisationWords("probation", "Probation Office", "probation", ""),
    OrganisationWords("fire-service", "Fire and Rescue", "fire-and-rescue", ""),
    OrganisationWords("youth-offending", "Youth Offending Team", "youth-justice", ""),
    OrganisationWords("family-court", "Family Court Advisers", "courts-and-family", ""),
    OrganisationWords("primary-heads", "Primary Headteachers", "school", "schools"),
    OrganisationWords("academies", "Academies Alliance", "school", "schools"),
    OrganisationWords("special-schools", "Special Schools Union", "school", "schools"),
    OrganisationWords("further-education", "Sixth Form College", "college", "schools"),
    OrganisationWords("nurseries", "Nursery Owners Guild", "education", "schools"),
    OrganisationWords("voluntary-sector", "Voluntary Action", "voluntary", ""),
    OrganisationWords("housing", "Homes and Tenancies", "housing", ""),
    OrganisationWords("parent-carers", "Parent Carer Assembly", "children-and-families", ""),
)

DISTRICTS = ("riverside", "hilltop", "moorland", "estuary", "woodvale")

TREES = (
    *("alder", "ash", "aspen", "beech", "birch", "briar", "cedar", "cherry", "elder", "elm"),
    *("fern", "furze", "gorse", "hazel", "heather", "holly", "hornbeam", "juniper", "larch", "linden"),
    *("maple", "oak", "pear", "pine", "poplar", "rowan", "sorrel", "spruce", "thorn", "willow"),
)

GROUNDS = (
    *("bank", "barrow", "beck", "bourne", "bridge", "brook", "burgh", "cliffe", "combe", "dale"),
    *("den", "field", "ford", "gate", "grove", "ham", "hurst", "ley", "marsh", "mere"),
    *("moor", "mouth", "port", "ridge", "stead", "stone", "vale", "wick", "wold", "worth"),
)

GIVEN_NAMES = (
    *("Ada", "Basil", "Clara", "Dev", "Edith", "Farouk", "Greta", "Hugh", "Imogen", "Jonas"),
    *("Kirsty", "Lionel", "Mabel", "Nikhil", "Olive", "Percy", "Quentin", "Ruth", "Silas", "Tamsin"),
    *("Ursula", "Victor", "Winifred", "Xavier", "Yasmin", "Zachary"),
)

SURNAMES = (
    *("Abernethy", "Applegarth", "Attwater", "Balderstone", "Barnacle", "Bickersteth", "Blenkinsop", "Bodfish"),
    *("Brocklebank", "Bulstrode", "Cattermole", "Chickering", "Clutterbuck", "Coverdale", "Crumpsall", "Culpepper"),
    *("Dalrymple", "Dewhurst", "Dobbins", "Drinkwater", "Duckworth", "Eccleston", "Enderby", "Entwistle"),
    *("Fairweather", "Fazackerley", "Featherstone", "Fiennes", "Fothergill", "Frobisher", "Gadsby", "Garlick"),
    *("Gathercole", "Gildersleeve", "Goodspeed", "Gotobed", "Greenhalgh", "Grimshaw", "Hardcastle", "Haythornthwaite"),
    *("Hebblethwaite", "Higginbottom", "Honeyball", "Huckaback", "Icke", "Inchbald", "Ironmonger", "Jellicoe"),
    *("Jessop", "Juggins", "Kettlewell", "Killingbeck", "Knatchbull", "Lambswool", "Leatherbarrow", "Lightfoot"),
    *("Longstaff", "Luscombe", "Makepeace", "Merryweather", "Micklethwaite", "Mudge", "Musgrove", "Nettleship"),
    *("Nightingale", "Nuttall", "Oddie", "Onslow", "Osbaldeston", "Oxenham", "Paddock", "Pennyfather"),
    *("Pickersgill", "Pobjoy", "Postlethwaite", "Quarmby", "Quickfall", "Ramsbottom", "Rathbone", "Rowbotham"),
    *(
        "Scattergood",
        "Shufflebottom",
        "Sidebottom",
        "Snodgrass",
        "Swindlehurst",
        "Tattersall",
        "Thistlethwayte",
        "Trelawney",
    ),
    *("Tunnicliffe", "Uttley", "Venables", "Wagstaff", "Whipple", "Wigglesworth", "Yarborough", "Zouche"),
)

DOCUMENTS = (
    ("constitution-2018", "Constitution of the partnership", "constitution", "2018-03-20"),
    ("terms-2019", "Terms of reference of the former groups", "terms-of-reference", "2019-03-19"),
    ("terms-2021", "Membership and procedure rules", "terms-of-reference", "2021-03-16"),
    ("minutes-2019", "Proceedings of the first year", "minutes", "2019"),
    ("minutes-2020", "Minutes taken remotely", "minutes", "2020"),
    ("minutes-2021", "Record of the new arrangements", "minutes", "2021"),
    ("minutes-2022", "Bound volume of signed notes", "minutes", "2022"),
    ("outcomes-framework", "What success looks like", "plan", "2021-04-06"),
    ("performance-tables", "Statistical appendix", "table", "2024-11-12"),
    ("governance-review", "Review of simpler arrangements", "report", "2020-09-15"),
    ("gazetteer", "Gazetteer of districts and agencies", "page", "2021-05-11"),
)

PLANS = (
    *("Growing Up Here", "Sufficiency Strategy", "Neglect Prevention Programme", "Care Leavers Offer"),
    *(
        "Transition to Adulthood Pathway",
        "Infant Feeding Policy",
        "Serious Violence Response",
        "Play and Leisure Vision",
    ),
    *("Speech and Language Charter", "Healthy Weight Framework", "Digital Safety Roadmap", "Kinship Manifesto"),
    *("Apprenticeship Promise", "Rural Transport Blueprint"),
)

OUTCOMES = (
    *("Fewer moves between homes", "Ready to learn at five", "Confident parents", "Safe on the street"),
    *("Heard in every decision", "Healthy teeth", "Good jobs after college", "Shorter waits for diagnosis"),
    *("Friends to turn to", "Reading for pleasure", "Trusted adults within reach", "Warm and settled housing"),
)

PRIORITIES = (
    ("prevention", "Spend earlier, so that less has to be spent on crisis"),
    ("one-conversation", "Let families tell their story once and have it follow them"),
    ("local-teams", "Put staff of several agencies into one building in each district"),
    ("evidence", "Stop what does not work and say so in public"),
    ("fair-access", "Reach villages as readily as towns"),
    ("skilled-staff", "Keep experienced workers and train those who join"),
)

WAYS = (
    ("honesty", "Say what is not known as plainly as what is"),
    ("pooling", "Share budgets where that saves a family a journey"),
    ("review", "Look at the figures together four times a year"),
    ("co-design", "Draw up services with the people who use them"),
)

MEASURES = (
    *("Dental decay at age five", "Smoking during pregnancy", "Persistent absence from secondary school"),
    *(
        "Care leavers with somewhere suitable to live",
        "Reoffending within twelve months",
        "Newborn hearing checks completed",
    ),
    *("Assessments finished inside forty-five days", "Unauthorised exclusions", "Vaccination uptake, second dose"),
    *("Placement stability", "Reception pupils of healthy weight", "Waiting time for autism diagnosis"),
    *("Teenage conceptions", "Free nursery entitlement taken up", "Road casualties under sixteen"),
    *("Repeat protection plans", "Emergency bed days for asthma", "Progress in mathematics, key stage two"),
    *("Library membership among under elevens", "Not in education, work or training", "Foster carers recruited"),
    *("Self-referrals to counselling", "Home visits by health visitors", "Families in temporary accommodation"),
    *("Apprenticeships begun by disadvantaged youngsters", "Missing episodes followed up", "Social worker turnover"),
    *("Playgrounds within a short walk", "Breast milk at six weeks", "Complaints answered on time"),
)

ITEMS = (
    *("Performance report for the quarter", "Risk register", "Findings of the peer review", "Budget and pooled funds"),
    *(
        "Learning from case audits",
        "Update from the districts",
        "Staff vacancies and caseloads",
        "Annual self-assessment",
    ),
    *("Feedback from the young inspectors", "Commissioning intentions", "Joint protocol on information sharing"),
    *("Preparation for inspection", "Transport to specialist provision", "Summer activities programme"),
    *("Waiting lists and the recovery plan", "Housing for families at risk"),
)

DECISIONS = (
    *("The report was received and its recommendations were adopted", "Funding for the pilot goes on for two quarters"),
    *("The protocol was approved for signature by all agencies", "The risk rating rises to high until figures improve"),
    *("Two workstreams become one under the vice-chair", "The audit programme for next year was agreed"),
)

ACTIONS = (
    *("Bring a costed proposal to the next meeting", "Circulate the audit findings to front-line managers"),
    *("Check the figures with the analysts and correct the chart", "Invite the regional lead to present"),
    *("Write to partners whose returns are outstanding", "Draft a one-page summary for elected members"),
    *("Nominate two practitioners for the audit team", "Agree a timetable for the joint visits"),
    *("Compare thresholds with the neighbouring county", "Confirm who will chair the working party"),
)

VENUES = ("County Hall", "Town Hall annexe", "College lecture theatre", "Fire station training room")

THEMES = (
    ("belonging", "Belonging and identity"),
    ("movement", "Getting about"),
    ("income", "Money and work"),
    ("body-and-mind", "Body and mind"),
)
