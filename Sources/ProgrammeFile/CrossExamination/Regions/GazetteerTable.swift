/// The places that a text may name beside a cloud region's code. Data only; ``Gazetteer`` reads it.
///
/// Names of countries are those of Unicode CLDR 47 in English and in Spanish, shortened to what people write; codes are
/// ISO 3166-1 and 3166-2. Cities are capitals, and the larger cities in which a cloud might be said to be. Case and
/// accents do not count, so a name stands twice only where the languages differ in more than those.
///
/// One place a line: `CODE Name/Other name: City/Other name, City`. A line with a code and no name goes on with the
/// cities of the line above; the first name of a code is its title. `!` after a name: it is one only in capitals, as US
/// is and us is not.
enum GazetteerTable {
  /// Countries, with their cities.
  static let countries = """
    AD Andorra: Andorra la Vella
    AE United Arab Emirates/Emiratos Árabes Unidos/UAE!/EAU!: Abu Dhabi, Dubai
    AF Afghanistan/Afganistán: Kabul
    AG Antigua and Barbuda/Antigua y Barbuda: Saint John’s
    AL Albania: Tirana
    AM Armenia: Yerevan/Ereván
    AO Angola: Luanda
    AR Argentina: Buenos Aires, Córdoba, Rosario, Mendoza, La Plata
    AS American Samoa/Samoa Americana
    AT Austria: Vienna/Viena/Wien, Graz, Salzburg, Linz
    AU Australia: Canberra, Adelaide, Hobart, Darwin
    AW Aruba
    AZ Azerbaijan/Azerbaiyán: Baku
    BA Bosnia and Herzegovina/Bosnia y Herzegovina/Bosnia: Sarajevo
    BB Barbados: Bridgetown
    BD Bangladesh/Bangladés: Dhaka/Daca
    BE Belgium/Bélgica: Brussels/Bruselas/Bruxelles, Antwerp/Amberes, Ghent/Gante
    BE : Saint-Ghislain/St Ghislain
    BF Burkina Faso: Ouagadougou/Uagadugú
    BG Bulgaria: Sofia, Plovdiv
    BH Bahrain/Baréin/Bahréin: Manama
    BI Burundi: Gitega, Bujumbura
    BJ Benin: Porto-Novo, Cotonou
    BM Bermuda/Bermudas
    BN Brunei: Bandar Seri Begawan
    BO Bolivia: La Paz, Sucre, Santa Cruz de la Sierra, Cochabamba
    BR Brazil/Brasil: Brasília, São Paulo, Rio de Janeiro/Rio, Belo Horizonte, Porto Alegre, Curitiba
    BR : Recife, Fortaleza, Salvador, Manaus, Campinas
    BS Bahamas: Nassau
    BT Bhutan/Bután: Thimphu
    BW Botswana/Botsuana: Gaborone
    BY Belarus/Bielorrusia: Minsk
    BZ Belize/Belice: Belmopan
    CA Canada: Ottawa, Vancouver, Winnipeg
    CD Democratic Republic of the Congo/República Democrática del Congo/DR Congo: Kinshasa
    CF Central African Republic/República Centroafricana: Bangui
    CG Republic of the Congo/República del Congo/Congo: Brazzaville
    CH Switzerland/Suiza: Bern/Berna, Zurich, Geneva/Ginebra/Genève, Basel/Basilea, Lausanne/Lausana
    CI Côte d’Ivoire/Ivory Coast/Costa de Marfil: Yamoussoukro, Abidjan/Abiyán
    CK Cook Islands/Islas Cook
    CL Chile: Santiago/Santiago de Chile, Valparaíso, Antofagasta
    CM Cameroon/Camerún: Yaoundé, Douala
    CN China: Beijing/Pekín, Shanghai, Shenzhen, Guangzhou/Cantón, Chengdu, Hangzhou, Tianjin, Wuhan
    CN : Ningxia, Zhongwei, Hebei, Zhangjiakou
    CO Colombia: Bogotá, Medellín, Cali, Barranquilla, Cartagena
    CR Costa Rica: San José
    CU Cuba: Havana/La Habana
    CV Cape Verde/Cabo Verde: Praia
    CW Curaçao/Curazao
    CY Cyprus/Chipre: Nicosia, Limassol
    CZ Czechia/Czech Republic/Chequia/República Checa: Prague/Praga/Praha, Brno
    DE Germany/Alemania: Berlin, Frankfurt/Fráncfort/Frankfurt am Main, Munich/München, Hamburg/Hamburgo
    DE : Cologne/Köln, Düsseldorf, Stuttgart, Leipzig, Dresden/Dresde, Magdeburg, Nuremberg
    DE : Brandenburg/Brandeburgo
    DJ Djibouti/Yibuti: Djibouti City
    DK Denmark/Dinamarca: Copenhagen/Copenhague, Aarhus, Odense
    DM Dominica: Roseau
    DO Dominican Republic/República Dominicana: Santo Domingo
    DZ Algeria/Argelia: Algiers/Argel
    EC Ecuador: Quito, Guayaquil, Cuenca
    EE Estonia: Tallinn/Tallin
    EG Egypt/Egipto: Cairo/El Cairo, Alexandria/Alejandría
    ER Eritrea: Asmara
    ES Spain/España: Madrid, Barcelona, Valencia, Seville/Sevilla, Zaragoza, Bilbao, Málaga
    ET Ethiopia/Etiopía: Addis Ababa/Adís Abeba
    FI Finland/Finlandia: Helsinki, Espoo, Hamina, Tampere
    FJ Fiji/Fiyi: Suva
    FK Falkland Islands/Islas Malvinas
    FM Micronesia
    FO Faroe Islands/Islas Feroe
    FR France/Francia: Paris, Marseille/Marsella, Lyon, Toulouse, Lille, Bordeaux/Burdeos
    FR : Strasbourg/Estrasburgo
    GA Gabon: Libreville
    GB United Kingdom/Reino Unido/UK!/U K!/Great Britain/Gran Bretaña
    GB England/Inglaterra
    GB Scotland/Escocia
    GB Wales/Gales
    GB Northern Ireland/Irlanda del Norte
    GB : London/Londres, Cardiff, Manchester, Birmingham, Edinburgh/Edimburgo, Glasgow, Belfast, Leeds
    GB : Liverpool, Bristol, Newport, Slough, Durham
    GD Grenada/Granada
    GE Georgia: Tbilisi/Tiflis
    GF French Guiana/Guayana Francesa
    GG Guernsey/Guernesey
    GH Ghana: Accra
    GI Gibraltar
    GL Greenland/Groenlandia: Nuuk
    GM Gambia: Banjul
    GN Guinea: Conakry
    GP Guadeloupe/Guadalupe
    GQ Equatorial Guinea/Guinea Ecuatorial: Malabo
    GR Greece/Grecia: Athens/Atenas, Thessaloniki/Salónica
    GT Guatemala: Guatemala City/Ciudad de Guatemala
    GU Guam
    GW Guinea-Bissau/Guinea-Bisáu: Bissau
    GY Guyana: Georgetown
    HK Hong Kong
    HN Honduras: Tegucigalpa, San Pedro Sula
    HR Croatia/Croacia: Zagreb
    HT Haiti: Port-au-Prince/Puerto Príncipe
    HU Hungary/Hungría: Budapest
    ID Indonesia: Jakarta/Yakarta, Surabaya, Bandung, Batam
    IE Ireland/Irlanda: Dublin, Cork, Galway, Limerick
    IL Israel: Tel Aviv, Jerusalem/Jerusalén, Haifa
    IM Isle of Man/Isla de Man
    IN India: New Delhi/Delhi/Nueva Delhi, Mumbai/Bombay, Hyderabad, Bangalore/Bengaluru, Chennai/Madras
    IN : Pune, Kolkata/Calcutta/Calcuta, Nagpur, Jamnagar, Ahmedabad
    IQ Iraq/Irak: Baghdad/Bagdad
    IR Iran: Tehran/Teherán
    IS Iceland/Islandia: Reykjavik/Reikiavik
    IT Italy/Italia: Rome/Roma, Milan/Milano, Turin/Torino, Naples/Nápoles/Napoli, Bologna/Bolonia
    IT : Florence/Florencia
    JE Jersey
    JM Jamaica: Kingston
    JO Jordan/Jordania: Amman
    JP Japan/Japón: Tokyo/Tokio, Osaka, Saitama, Nagoya, Kyoto/Kioto, Fukuoka, Sapporo, Yokohama
    KE Kenya/Kenia: Nairobi, Mombasa
    KG Kyrgyzstan/Kirguistán: Bishkek
    KH Cambodia/Camboya: Phnom Penh/Nom Pen
    KI Kiribati
    KM Comoros/Comoras: Moroni
    KN Saint Kitts and Nevis/San Cristóbal y Nieves
    KP North Korea/Corea del Norte: Pyongyang/Pionyang
    KR South Korea/Corea del Sur/Republic of Korea: Seoul/Seúl, Busan, Incheon, Chuncheon
    KW Kuwait: Kuwait City
    KY Cayman Islands/Islas Caimán
    KZ Kazakhstan/Kazajistán: Astana, Almaty
    LA Laos: Vientiane/Vientián
    LB Lebanon/Líbano: Beirut
    LC Saint Lucia/Santa Lucía
    LI Liechtenstein: Vaduz
    LK Sri Lanka: Colombo
    LR Liberia: Monrovia
    LS Lesotho/Lesoto: Maseru
    LT Lithuania/Lituania: Vilnius/Vilna, Kaunas
    LU Luxembourg/Luxemburgo: Luxembourg City
    LV Latvia/Letonia: Riga
    LY Libya/Libia: Tripoli
    MA Morocco/Marruecos: Rabat, Casablanca, Marrakesh
    MC Monaco: Monte Carlo
    MD Moldova/Moldavia: Chișinău
    ME Montenegro: Podgorica
    MG Madagascar: Antananarivo
    MH Marshall Islands/Islas Marshall
    MK North Macedonia/Macedonia del Norte: Skopje
    ML Mali: Bamako
    MM Myanmar/Birmania: Naypyidaw, Yangon
    MN Mongolia: Ulaanbaatar/Ulán Bator
    MO Macao/Macau
    MP Northern Mariana Islands/Islas Marianas del Norte
    MQ Martinique/Martinica
    MR Mauritania: Nouakchott/Nuakchot
    MT Malta: Valletta/La Valeta
    MU Mauritius/Mauricio: Port Louis
    MV Maldives/Maldivas
    MW Malawi/Malaui: Lilongwe
    MX Mexico: Mexico City/Ciudad de México/CDMX, Querétaro, Monterrey, Guadalajara, Puebla, Tijuana
    MY Malaysia/Malasia: Kuala Lumpur, Johor/Johor Bahru, Cyberjaya, Penang
    MZ Mozambique: Maputo
    NA Namibia: Windhoek
    NC New Caledonia/Nueva Caledonia
    NE Niger: Niamey
    NG Nigeria: Abuja, Lagos
    NI Nicaragua: Managua
    NL Netherlands/Países Bajos/Holland/Holanda: Amsterdam, Rotterdam/Róterdam, The Hague/La Haya
    NL : Eemshaven, Middenmeer, Utrecht, Groningen
    NO Norway/Noruega: Oslo, Stavanger, Bergen, Trondheim
    NP Nepal: Kathmandu/Katmandú
    NR Nauru
    NZ New Zealand/Nueva Zelanda/Nueva Zelandia: Wellington, Auckland, Christchurch
    OM Oman: Muscat/Mascate
    PA Panama: Panama City/Ciudad de Panamá
    PE Peru: Lima, Arequipa, Trujillo, Cusco/Cuzco, Chiclayo, Piura, Callao, Iquitos, Huancayo, Tacna
    PF French Polynesia/Polinesia Francesa
    PG Papua New Guinea/Papúa Nueva Guinea: Port Moresby
    PH Philippines/Filipinas: Manila, Cebu, Davao
    PK Pakistan: Islamabad, Karachi, Lahore
    PL Poland/Polonia: Warsaw/Varsovia/Warszawa, Kraków/Cracovia, Wrocław, Gdańsk, Poznań
    PR Puerto Rico: San Juan
    PS Palestine/Palestina
    PT Portugal: Lisbon/Lisboa, Porto/Oporto, Sines
    PW Palau/Palaos
    PY Paraguay: Asunción
    QA Qatar/Catar: Doha
    RO Romania/Rumanía: Bucharest/Bucarest, Cluj-Napoca
    RS Serbia: Belgrade/Belgrado
    RU Russia/Rusia/Russian Federation: Moscow/Moscú, Saint Petersburg/San Petersburgo
    RW Rwanda/Ruanda: Kigali
    SA Saudi Arabia/Arabia Saudí/Arabia Saudita/KSA!: Riyadh/Riad, Jeddah/Yeda, Dammam, Mecca
    SB Solomon Islands/Islas Salomón
    SC Seychelles: Mahé
    SD Sudan: Khartoum/Jartum
    SE Sweden/Suecia: Stockholm/Estocolmo, Gävle, Gothenburg/Gotemburgo, Malmö, Staffanstorp, Sandviken
    SG Singapore/Singapur
    SI Slovenia/Eslovenia: Ljubljana/Liubliana
    SK Slovakia/Eslovaquia: Bratislava
    SL Sierra Leone/Sierra Leona: Freetown
    SM San Marino
    SN Senegal: Dakar
    SO Somalia: Mogadishu/Mogadiscio
    SR Suriname/Surinam: Paramaribo
    SS South Sudan/Sudán del Sur: Juba
    ST São Tomé and Príncipe/Santo Tomé y Príncipe
    SV El Salvador: San Salvador
    SY Syria/Siria: Damascus/Damasco
    SZ Eswatini/Esuatini: Mbabane
    TC Turks and Caicos Islands/Islas Turcas y Caicos
    TD Chad: N’Djamena/Yamena
    TG Togo: Lomé
    TH Thailand/Tailandia: Bangkok, Chiang Mai
    TJ Tajikistan/Tayikistán: Dushanbe
    TL Timor-Leste/East Timor: Dili
    TM Turkmenistan: Ashgabat
    TN Tunisia/Túnez: Tunis
    TO Tonga
    TR Türkiye/Turkey/Turquía: Istanbul/Estambul, Ankara, Izmir
    TT Trinidad and Tobago/Trinidad y Tobago: Port of Spain/Puerto España
    TV Tuvalu
    TW Taiwan: Taipei, Changhua, Taichung, Kaohsiung
    TZ Tanzania: Dodoma, Dar es Salaam
    UA Ukraine/Ucrania: Kyiv/Kiev, Lviv
    UG Uganda: Kampala
    US United States/United States of America/Estados Unidos/USA!/US!/U S!/U S A!/EEUU!/EE UU!
    UY Uruguay: Montevideo
    UZ Uzbekistan: Tashkent/Taskent
    VA Vatican City/Ciudad del Vaticano
    VC Saint Vincent and the Grenadines/San Vicente y las Granadinas
    VE Venezuela: Caracas, Maracaibo, Valencia
    VG British Virgin Islands/Islas Vírgenes Británicas
    VI US Virgin Islands/Islas Vírgenes de los Estados Unidos
    VN Vietnam/Viet Nam: Hanoi, Ho Chi Minh City, Da Nang
    VU Vanuatu: Port Vila
    WS Samoa: Apia
    XK Kosovo: Pristina
    YE Yemen: Sanaa/Saná
    ZA South Africa/Sudáfrica: Johannesburg/Johannesburgo, Cape Town/Ciudad del Cabo, Pretoria, Durban
    ZM Zambia: Lusaka
    ZW Zimbabwe/Zimbabue: Harare
    """

  /// Parts of countries by whose names clouds call their regions, with their cities.
  static let subdivisions = """
    US-AZ Arizona: Phoenix, Tucson
    US-CA California/Northern California/N California: San Francisco, Los Angeles, San Diego, San Jose
    US-CA : Silicon Valley, Sacramento
    US-CO Colorado: Denver
    US-DC District of Columbia: Washington DC/Washington D C
    US-FL Florida: Miami, Orlando, Tampa
    US-GA Georgia: Atlanta
    US-HI Hawaii: Honolulu
    US-IA Iowa: Des Moines, Council Bluffs
    US-IL Illinois: Chicago
    US-MA Massachusetts: Boston
    US-MI Michigan: Detroit
    US-MN Minnesota: Minneapolis
    US-MO Missouri: Kansas City, Saint Louis
    US-NC North Carolina: Charlotte, Raleigh
    US-NJ New Jersey: Newark
    US-NM New Mexico/Nuevo México: Albuquerque
    US-NV Nevada: Las Vegas, Reno
    US-NY New York/Nueva York: New York City
    US-OH Ohio: Columbus, Cleveland, Cincinnati
    US-OR Oregon/Oregón: Portland, The Dalles, Boardman, Hillsboro
    US-PA Pennsylvania: Philadelphia/Filadelfia, Pittsburgh
    US-SC South Carolina/Carolina del Sur: Moncks Corner
    US-TN Tennessee: Nashville
    US-TX Texas: Dallas, Houston, Austin, San Antonio
    US-UT Utah: Salt Lake City
    US-VA Virginia/Northern Virginia/N Virginia/Virginia del Norte: Ashburn, Richmond, Boydton
    US-WA Washington/Washington State: Seattle, Redmond
    US-WY Wyoming: Cheyenne
    CA-AB Alberta: Calgary, Edmonton
    CA-BC British Columbia
    CA-ON Ontario: Toronto
    CA-QC Québec: Montréal, Quebec City
    AU-NSW New South Wales/Nueva Gales del Sur: Sydney/Sídney
    AU-QLD Queensland: Brisbane
    AU-VIC Victoria: Melbourne
    AU-WA Western Australia: Perth
    """

  /// Groups of countries: `Name/Other name = CODES`; a line that starts with `=` goes on. Members are those in which
  /// data might be kept, not all that geography counts.
  static let groups = """
    European Union/Unión Europea/EU!/E U!/UE! =
    = AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
    European Economic Area/Espacio Económico Europeo/EEA!/EEE! =
    = AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO
    Europe/Europa =
    = AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AD AL BA BY CH GB
    = IS LI MC MD ME MK NO RS SM TR UA VA XK
    Latin America/América Latina/Latinoamérica/LATAM =
    = AR BO BR CL CO CR CU DO EC GT HN HT MX NI PA PE PR PY SV UY VE
    South America/Sudamérica/América del Sur = AR BO BR CL CO EC GF GY PE PY SR UY VE
    North America/Norteamérica/América del Norte = CA MX US
    Middle East/Oriente Medio = AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE
    Asia Pacific/Asia-Pacífico/APAC = AU CN HK ID IN JP KR MO MY NZ PH PK SG TH TW VN
    Africa/África = AO CI CM DZ EG ET GH KE MA MU MZ NA NG RW SN TN TZ UG ZA ZM ZW
    """
}
