"""Names, trades and places from which `strangers_lists` makes enterprises: none of them shared with
`labelled_lists`, and each written in one way only."""

from __future__ import annotations

# The commonest first: they are drawn the more often the further in front they stand.
MEN = (
    ("Mohamed", "محمد"), ("Ahmed", "أحمد"), ("Abdellah", "عبد الله"), ("Hassan", "حسن"),
    ("Rachid", "رشيد"), ("Abdelkader", "عبد القادر"), ("Brahim", "إبراهيم"), ("Said", "سعيد"),
    ("Mustapha", "مصطفى"), ("Youssef", "يوسف"), ("Abderrahim", "عبد الرحيم"), ("Khalid", "خالد"),
    ("Houcine", "الحسين"), ("Abdelaziz", "عبد العزيز"), ("Omar", "عمر"), ("Driss", "إدريس"),
    ("Lahcen", "لحسن"), ("Abdelhak", "عبد الحق"), ("Noureddine", "نور الدين"), ("Jamal", "جمال"),
    ("Mimoun", "ميمون"), ("Abdelmajid", "عبد المجيد"), ("Hamid", "حميد"), ("Ali", "علي"),
    ("Bouchaib", "بوشعيب"), ("Abderrahmane", "عبد الرحمان"), ("Azeddine", "عز الدين"),
    ("Larbi", "العربي"), ("Miloud", "ميلود"), ("Abdelghani", "عبد الغني"), ("Tarik", "طارق"),
    ("Mohamed Amine", "محمد أمين"), ("El Mostafa", "المصطفى"), ("Salah Eddine", "صلاح الدين"),
    ("Redouane", "رضوان"), ("Abdessamad", "عبد الصمد"), ("Fouad", "فؤاد"), ("Hicham", "هشام"),
    ("Abdelilah", "عبد الإله"), ("Moulay Ali", "مولاي علي"), ("Sidi Mohamed", "سيدي محمد"),
    ("Allal", "علال"), ("Bachir", "البشير"), ("Jilali", "الجيلالي"), ("Abdeslam", "عبد السلام"),
    ("Ismail", "إسماعيل"), ("Zouhair", "زهير"), ("Mounir", "منير"), ("Badr Eddine", "بدر الدين"),
)  # fmt: skip
WOMEN = (
    ("Fatima", "فاطمة"), ("Khadija", "خديجة"), ("Aicha", "عائشة"),
    ("Fatima Zahra", "فاطمة الزهراء"), ("Zineb", "زينب"), ("Naima", "نعيمة"), ("Malika", "مليكة"),
    ("Saida", "سعيدة"), ("Latifa", "لطيفة"), ("Rachida", "رشيدة"), ("Meryem", "مريم"),
    ("Hanane", "حنان"), ("Samira", "سميرة"), ("Souad", "سعاد"), ("Jamila", "جميلة"),
    ("Nadia", "نادية"), ("Hayat", "حياة"), ("Ilham", "إلهام"), ("Mina", "مينة"), ("Zahra", "زهرة"),
    ("Rabia", "ربيعة"), ("Karima", "كريمة"), ("Leila", "ليلى"), ("Itto", "إيطو"),
)  # fmt: skip
FAMILIES = (
    ("El Amrani", "العمراني"), ("Alaoui", "العلوي"), ("Bouazza", "بوعزة"),
    ("El Idrissi", "الإدريسي"), ("Cherkaoui", "الشرقاوي"), ("Ben Ali", "بن علي"),
    ("El Mansouri", "المنصوري"), ("Tahiri", "الطاهري"), ("Ait Ouahmane", "أيت وحمان"),
    ("Ouchen", "أوشن"), ("El Khayari", "الخياري"), ("Jebli", "الجبلي"), ("Benhammou", "بنحمو"),
    ("El Harrak", "الحراق"), ("Chakir", "شاكر"), ("Aberkane", "أبركان"), ("El Yousfi", "اليوسفي"),
    ("Rahali", "الرحالي"), ("Boutaleb", "بوطالب"), ("El Ghali", "الغالي"), ("Zemmouri", "الزموري"),
    ("Ben Abdellah", "بن عبد الله"), ("Lamrani", "لمراني"), ("Squalli", "الصقلي"),
    ("El Kettani", "الكتاني"), ("Moussaoui", "الموساوي"), ("El Hajjaji", "الحجاجي"),
    ("Azzouzi", "العزوزي"), ("Belhaj", "بلحاج"), ("El Ouardi", "الوردي"), ("Naciri", "الناصري"),
    ("Ouali", "والي"), ("El Qadiri", "القادري"), ("Bakkali", "البقالي"), ("Ziani", "الزياني"),
    ("Essaidi", "السعيدي"), ("Fikri", "فكري"), ("Hilali", "الهلالي"), ("El Asri", "العسري"),
    ("Dahmani", "الدحماني"), ("Kabbaj", "القباج"), ("Ben Brahim", "بن إبراهيم"),
    ("Slimani", "السليماني"), ("Oulad Haddou", "أولاد حدو"), ("Marzouki", "المرزوقي"),
    ("El Wahabi", "الوهابي"), ("Guessous", "جسوس"), ("Chaoui", "الشاوي"), ("Tijani", "التيجاني"),
    ("Bennis", "بنيس"), ("El Malki", "المالكي"), ("Sebti", "السبتي"), ("Bouhlal", "بوهلال"),
    ("Rifai", "الرفاعي"), ("Ezzahi", "الزاهي"), ("El Mrabet", "المرابط"), ("Touzani", "التوزاني"),
    ("Ghannam", "غنام"), ("Jaafari", "الجعفري"), ("Louridi", "الوريدي"), ("Khattabi", "الخطابي"),
    ("El Fassi", "الفاسي"), ("Soussi", "السوسي"), ("Mekki", "المكي"), ("Daoudi", "الداودي"),
    ("Ouhaddou", "أوحدو"), ("Benkirane", "بنكيران"), ("Hamdaoui", "الحمداوي"),
)  # fmt: skip
BRANDS = (
    ("Al Amal", "الأمل"), ("Annour", "النور"), ("Essaada", "السعادة"), ("Al Baraka", "البركة"),
    ("Atlas", "أطلس"), ("Assalam", "السلام"), ("Al Houda", "الهدى"), ("Toubkal", "توبقال"),
    ("Arrahma", "الرحمة"), ("Al Fajr", "الفجر"), ("Tislit", "تيسليت"), ("Al Yassmine", "الياسمين"),
    ("Marhaba", "مرحبا"), ("Al Qods", "القدس"), ("Ziz", "زيز"), ("Sidi Bouzid", "سيدي بوزيد"),
    ("Bab El Bahr", "باب البحر"), ("Al Ihsane", "الإحسان"), ("Rihab", "رحاب"),
    ("Al Manzah", "المنزه"), ("Chourouk", "الشروق"), ("Ennakhla", "النخلة"),
    ("Al Kaoutar", "الكوثر"), ("Izdihar", "الازدهار"),
)  # fmt: skip

# A trade as a name begins with it, in both scripts; the activity in other words, in both too.
TRADES = (
    ("Menuiserie", "نجارة", "Menuiserie bois", "أشغال النجارة"),
    ("Alimentation générale", "مواد غذائية", "Épicerie", "بقالة"),
    ("Boulangerie", "مخبزة", "Boulangerie pâtisserie", "مخبزة وحلويات"),
    ("Café", "مقهى", "Café snack", "مقهى وأكلات خفيفة"),
    ("Électricité", "كهرباء", "Électricité bâtiment", "كهرباء المباني"),
    ("Plomberie", "ترصيص", "Plomberie sanitaire", "أشغال الترصيص"),
    ("Librairie", "مكتبة", "Librairie papeterie", "مكتبة ووراقة"),
    ("Mécanique auto", "ميكانيك السيارات", "Réparation automobile", "إصلاح السيارات"),
    ("Coiffure", "حلاقة", "Salon de coiffure", "صالون الحلاقة"),
    ("Transport", "نقل", "Transport de marchandises", "نقل البضائع"),
    ("Cybercafé", "نادي الأنترنيت", "Services Internet", "خدمات الأنترنيت"),
    ("Pressing", "مصبنة", "Blanchisserie", "تنظيف الملابس"),
    ("Matériaux de construction", "مواد البناء", "Vente de matériaux", "بيع مواد البناء"),
    ("Restaurant", "مطعم", "Restauration rapide", "مأكولات"),
    ("Couture", "خياطة", "Couture traditionnelle", "خياطة تقليدية"),
    ("Téléphonie", "هواتف", "Vente de téléphones", "بيع الهواتف"),
    ("Travaux divers", "أشغال مختلفة", "Entreprise de construction", "أشغال البناء"),
    ("Optique", "نظارات", "Opticien", "بصريات"),
    ("Forge", "حدادة", "Ferronnerie", "حدادة فنية"),
    ("Négoce", "تجارة", "Commerce de détail", "تجارة بالتقسيط"),
)  # fmt: skip
STREETS = (
    "Hassan II", "Mohammed V", "de la Gare", "Al Qods", "des FAR", "Oued El Makhazine",
    "Ibn Khaldoun", "du Marché", "Sidi Ali", "Tarik Ibn Ziad", "Moulay Ismail", "de la Plage",
    "Al Matar", "du Souk", "Imam Malik", "El Hansali", "Prince Héritier", "20 Août", "Al Andalous",
    "Zerktouni",
)  # fmt: skip
WAYS = (
    ("Rue", "R."), ("Avenue", "Av."), ("Boulevard", "Bd."), ("Hay", "Hay"), ("Quartier", "Qt."),
    ("Lotissement", "Lot."), ("Derb", "Derb"), ("Résidence", "Rés."),
)  # fmt: skip
TOWNS_NEARBY = {
    "TET": ("Martil", "مرتيل"), "OUJ": ("Berkane", "بركان"), "NAD": ("Zaio", "زايو"),
    "HOC": ("Imzouren", "إمزورن"), "ERR": ("Erfoud", "أرفود"), "KHO": ("Oued Zem", "وادي زم"),
    "KES": ("Tamellalt", "تملالت"), "SAF": ("Youssoufia", "اليوسفية"), "ESI": ("Tamanar", "تمنار"),
    "OUD": ("El Argoub", "العركوب"),
}  # fmt: skip
