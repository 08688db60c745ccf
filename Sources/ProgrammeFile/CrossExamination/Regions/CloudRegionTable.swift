/// Where each cloud region is. Data only; ``CloudRegion`` reads it.
///
/// One region a line: its code, the ISO 3166 code of the country or of its part, the city, or the wider area where the
/// operator names no city. Read in November 2026 from AWS's `partitions.json` (botocore 1.44.5) and its lists of
/// Availability Zones and of Local Zones; Microsoft's "Azure regions list" (September 2025), with names that Azure's
/// tools list since, mostly by country only; Google Cloud's "Regions and zones". Regions of secret clouds are left out:
/// nobody says where they are.
enum CloudRegionTable {
  /// When the lists were read, as a message says it.
  static let asOf = "November 2026"

  /// Regions of Amazon Web Services, of its China and GovCloud partitions and of its European Sovereign Cloud.
  static let aws = """
    af-south-1 ZA Cape Town
    ap-east-1 HK Hong Kong
    ap-east-2 TW Taipei
    ap-northeast-1 JP Tokyo
    ap-northeast-2 KR Seoul
    ap-northeast-3 JP Osaka
    ap-south-1 IN Mumbai
    ap-south-2 IN Hyderabad
    ap-southeast-1 SG Singapore
    ap-southeast-2 AU Sydney
    ap-southeast-3 ID Jakarta
    ap-southeast-4 AU Melbourne
    ap-southeast-5 MY Malaysia
    ap-southeast-6 NZ New Zealand
    ap-southeast-7 TH Thailand
    ca-central-1 CA-QC Montréal
    ca-west-1 CA-AB Calgary
    cn-north-1 CN Beijing
    cn-northwest-1 CN Ningxia
    eu-central-1 DE Frankfurt
    eu-central-2 CH Zurich
    eu-north-1 SE Stockholm
    eu-south-1 IT Milan
    eu-south-2 ES Spain
    eu-west-1 IE Ireland
    eu-west-2 GB London
    eu-west-3 FR Paris
    eusc-de-east-1 DE Brandenburg
    il-central-1 IL Tel Aviv
    me-central-1 AE United Arab Emirates
    me-south-1 BH Bahrain
    me-west-1 SA Saudi Arabia
    mx-central-1 MX Mexico
    sa-east-1 BR São Paulo
    sa-west-1 CL Chile
    us-east-1 US-VA Northern Virginia
    us-east-2 US-OH Ohio
    us-gov-east-1 US United States
    us-gov-west-1 US United States
    us-west-1 US-CA Northern California
    us-west-2 US-OR Oregon
    """

  /// AWS Local Zones: single sites away from the region to which they belong, whose code theirs starts with.
  static let awsLocalZones = """
    af-south-1-los-1 NG Lagos
    ap-northeast-1-tpe-1 TW Taipei
    ap-south-1-ccu-1 IN Kolkata
    ap-south-1-del-1 IN Delhi
    ap-southeast-1-bkk-1 TH Bangkok
    ap-southeast-1-mnl-1 PH Manila
    ap-southeast-2-akl-1 NZ Auckland
    ap-southeast-2-per-1 AU Perth
    cn-north-1-pkx-1 CN Beijing
    eu-central-1-ham-1 DE Hamburg
    eu-central-1-ist-1 TR Istanbul
    eu-central-1-waw-1 PL Warsaw
    eu-north-1-cph-1 DK Copenhagen
    eu-north-1-hel-1 FI Helsinki
    me-south-1-mct-1 OM Muscat
    us-east-1-atl-1 US-GA Atlanta
    us-east-1-atl-2 US-GA Atlanta
    us-east-1-bos-1 US-MA Boston
    us-east-1-bue-1 AR Buenos Aires
    us-east-1-chi-1 US-IL Chicago
    us-east-1-chi-2 US-IL Chicago
    us-east-1-dfw-1 US-TX Dallas
    us-east-1-dfw-2 US-TX Dallas
    us-east-1-iah-1 US-TX Houston
    us-east-1-iah-2 US-TX Houston
    us-east-1-lim-1 PE Lima
    us-east-1-mci-1 US-MO Kansas City
    us-east-1-mia-1 US-FL Miami
    us-east-1-mia-2 US-FL Miami
    us-east-1-msp-1 US-MN Minneapolis
    us-east-1-nyc-1 US-NY New York City
    us-east-1-nyc-2 US-NY New York City
    us-east-1-phl-1 US-PA Philadelphia
    us-east-1-qro-1 MX Querétaro
    us-east-1-scl-1 CL Santiago
    us-west-2-den-1 US-CO Denver
    us-west-2-hnl-1 US-HI Honolulu
    us-west-2-las-1 US-NV Las Vegas
    us-west-2-lax-1 US-CA Los Angeles
    us-west-2-pdx-1 US-OR Portland
    us-west-2-phx-1 US-AZ Phoenix
    us-west-2-phx-2 US-AZ Phoenix
    us-west-2-sea-1 US-WA Seattle
    """

  /// Regions of Microsoft Azure, of Azure Government and of Azure China.
  static let azure = """
    australiacentral AU Canberra
    australiacentral2 AU Canberra
    australiaeast AU-NSW New South Wales
    australiasoutheast AU-VIC Victoria
    austriaeast AT Vienna
    belgiumcentral BE Brussels
    brazilsouth BR São Paulo
    brazilsoutheast BR Rio de Janeiro
    canadacentral CA-ON Toronto
    canadaeast CA-QC Québec
    centralindia IN Pune
    centralus US-IA Iowa
    chilecentral CL Santiago
    chinaeast CN Shanghai
    chinaeast2 CN Shanghai
    chinaeast3 CN Shanghai
    chinanorth CN Beijing
    chinanorth2 CN Beijing
    chinanorth3 CN Hebei
    denmarkeast DK Copenhagen
    eastasia HK Hong Kong
    eastus US-VA Virginia
    eastus2 US-VA Virginia
    eastus3 US United States
    francecentral FR Paris
    francesouth FR Marseille
    germanynorth DE Berlin
    germanywestcentral DE Frankfurt
    indonesiacentral ID Jakarta
    indiasouthcentral IN India
    israelcentral IL Israel
    israelnorthwest IL Israel
    italynorth IT Milan
    japaneast JP Tokyo
    japanwest JP Osaka
    jioindiacentral IN Nagpur
    jioindiawest IN Jamnagar
    koreacentral KR Seoul
    koreasouth KR Busan
    malaysiasouth MY Malaysia
    malaysiawest MY Kuala Lumpur
    mexicocentral MX Querétaro
    newzealandnorth NZ Auckland
    northcentralus US-IL Illinois
    northeurope IE Ireland
    norwayeast NO Norway
    norwaywest NO Norway
    polandcentral PL Warsaw
    qatarcentral QA Doha
    saudiarabiaeast SA Saudi Arabia
    southafricanorth ZA Johannesburg
    southafricawest ZA Cape Town
    southcentralus US-TX Texas
    southcentralus2 US United States
    southeastasia SG Singapore
    southindia IN Chennai
    spaincentral ES Madrid
    swedencentral SE Gävle
    swedensouth SE Sweden
    switzerlandnorth CH Zurich
    switzerlandwest CH Geneva
    taiwannorth TW Taiwan
    taiwannorthwest TW Taiwan
    uaecentral AE Abu Dhabi
    uaenorth AE Dubai
    uksouth GB London
    ukwest GB Cardiff
    usdodcentral US-IA Iowa
    usdodeast US-VA Virginia
    usgovarizona US-AZ Arizona
    usgoviowa US-IA Iowa
    usgovtexas US-TX Texas
    usgovvirginia US-VA Virginia
    westcentralus US-WY Wyoming
    westeurope NL Netherlands
    westindia IN Mumbai
    westus US-CA California
    westus2 US-WA Washington
    westus3 US-AZ Phoenix
    """

  /// Regions of Google Cloud.
  static let google = """
    africa-south1 ZA Johannesburg
    asia-east1 TW Changhua
    asia-east2 HK Hong Kong
    asia-northeast1 JP Tokyo
    asia-northeast2 JP Osaka
    asia-northeast3 KR Seoul
    asia-south1 IN Mumbai
    asia-south2 IN Delhi
    asia-southeast1 SG Singapore
    asia-southeast2 ID Jakarta
    asia-southeast3 TH Bangkok
    australia-southeast1 AU Sydney
    australia-southeast2 AU Melbourne
    europe-central2 PL Warsaw
    europe-north1 FI Hamina
    europe-north2 SE Stockholm
    europe-southwest1 ES Madrid
    europe-west1 BE Saint-Ghislain
    europe-west10 DE Berlin
    europe-west12 IT Turin
    europe-west2 GB London
    europe-west3 DE Frankfurt
    europe-west4 NL Eemshaven
    europe-west6 CH Zurich
    europe-west8 IT Milan
    europe-west9 FR Paris
    me-central1 QA Doha
    me-central2 SA Dammam
    me-west1 IL Tel Aviv
    northamerica-northeast1 CA-QC Montréal
    northamerica-northeast2 CA-ON Toronto
    northamerica-south1 MX Querétaro
    southamerica-east1 BR São Paulo
    southamerica-west1 CL Santiago
    us-central1 US-IA Council Bluffs
    us-east1 US-SC Moncks Corner
    us-east4 US-VA Ashburn
    us-east5 US-OH Columbus
    us-south1 US-TX Dallas
    us-west1 US-OR The Dalles
    us-west2 US-CA Los Angeles
    us-west3 US-UT Salt Lake City
    us-west4 US-NV Las Vegas
    """
}
