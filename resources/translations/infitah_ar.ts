<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AccountsPanel</name>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>A supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Set this password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>Add this account</source>
        <translation>إضافة هذا الحساب</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>عون</translation>
    </message>
    <message>
        <source>The new password counts from now on.</source>
        <translation>كلمة المرور الجديدة سارية من الآن.</translation>
    </message>
    <message>
        <source>{name} may open this desk now.</source>
        <translation>يمكن الآن لصاحب الحساب {name} فتح هذا الشباك.</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>Put the alarm away</source>
        <translation>إبعاد التنبيه</translation>
    </message>
    <message numerus="yes">
        <source>%n more alarm(s)</source>
        <translation>
            <numerusform>تنبيهات أخرى: %n</numerusform>
            <numerusform>تنبيهات أخرى: %n</numerusform>
            <numerusform>تنبيهات أخرى: %n</numerusform>
            <numerusform>تنبيهات أخرى: %n</numerusform>
            <numerusform>تنبيهات أخرى: %n</numerusform>
            <numerusform>تنبيهات أخرى: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsView</name>
    <message>
        <source>Alarms, the worst first</source>
        <translation>التنبيهات، الأخطر أولا</translation>
    </message>
    <message>
        <source>No alarm: everything that came is whole and counts.</source>
        <translation>لا يوجد أي تنبيه: كل ما وصل كامل ويُعتد به.</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>فتح الملف</translation>
    </message>
    <message>
        <source>Put the alarm away</source>
        <translation>إبعاد التنبيه</translation>
    </message>
    <message>
        <source>to settle</source>
        <translation>للتسوية</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>للتتبع</translation>
    </message>
</context>
<context>
    <name>AlikeStrip</name>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Perhaps already here</source>
        <translation>ربما موجود من قبل</translation>
    </message>
</context>
<context>
    <name>AuthorityForm</name>
    <message>
        <source>Found the authority</source>
        <translation>إنشاء السلطة</translation>
    </message>
    <message>
        <source>Only headquarters does this, once for the programme. The recovery identity opens every desk&apos;s folder when passwords are lost: print it, lock the paper away, delete the file.</source>
        <translation>تقوم الإدارة المركزية وحدها بهذا، مرة واحدة للبرنامج كله. يفتح مفتاح الاسترجاع معطيات جميع الشبابيك عند ضياع كلمات المرور: المرجو طبعه وحفظ الورقة في مكان مقفل وحذف الملف الرقمي.</translation>
    </message>
    <message>
        <source>Programme: the one that is shipped, or a file</source>
        <translation>البرنامج: المرفق، أو ملف آخر</translation>
    </message>
    <message>
        <source>First account (a supervisor)</source>
        <translation>الحساب الأول (مشرف)</translation>
    </message>
    <message>
        <source>Where to write the recovery identity</source>
        <translation>مكان حفظ مفتاح الاسترجاع</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Take up again</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>إرجاء</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Accept the paper</source>
        <translation>قبول الوثيقة</translation>
    </message>
    <message>
        <source>Initiation attended</source>
        <translation>تم حضور التكوين</translation>
    </message>
    <message>
        <source>Certificate given</source>
        <translation>سُلِّمت الشهادة</translation>
    </message>
    <message>
        <source>Issue the permit</source>
        <translation>إصدار الرخصة</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طبع</translation>
    </message>
    <message>
        <source>Sheet in hand</source>
        <translation>الورقة في اليد</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>تسليم</translation>
    </message>
    <message>
        <source>Order the pack</source>
        <translation>طلب الحزمة</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>سُلّمت الحزمة</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Freeze</source>
        <translation>تثبيت الصورة</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>إعادة الالتقاط</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>استعمال هذه الصورة</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>إغلاق الكاميرا</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>ما تراه الكاميرا</translation>
    </message>
    <message>
        <source>The camera is being started.</source>
        <translation>الكاميرا قيد التشغيل.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check a permit</source>
        <translation>التحقق من رخصة</translation>
    </message>
    <message>
        <source>Scan the code, hold it before the camera, or drop a picture or a PDF here.</source>
        <translation>المرجو مسح الرمز بالقارئ، أو تقديمه إلى الكاميرا، أو وضع صورة أو ملف PDF هنا.</translation>
    </message>
    <message>
        <source>Picture or PDF</source>
        <translation>صورة أو PDF</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>جارية قراءة الملف الرقمي.</translation>
    </message>
    <message>
        <source>The verdict will stand here.</source>
        <translation>ستظهر النتيجة هنا.</translation>
    </message>
    <message>
        <source>Permit code, from the scanner</source>
        <translation>رمز الرخصة، من القارئ الضوئي</translation>
    </message>
    <message>
        <source>Scan the code, or paste it (Ctrl+V). Esc clears what came so far.</source>
        <translation>المرجو مسح الرمز بالقارئ أو لصقه (Ctrl+V). يمحو Esc ما وصل.</translation>
    </message>
    <message>
        <source>Ready: scan the permit&apos;s code</source>
        <translation>جاهز: المرجو مسح رمز الرخصة</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) came</source>
        <translation>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures, PDF and texts</source>
        <translation>صور وملفات PDF ونصوص</translation>
    </message>
    <message>
        <source>Check a picture or a PDF</source>
        <translation>التحقق من صورة أو ملف PDF</translation>
    </message>
    <message>
        <source>Choose a trust list</source>
        <translation>اختيار لائحة ثقة</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>جميع الملفات الرقمية</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>لائحة الثقة</translation>
    </message>
    <message>
        <source>This desk&apos;s own list</source>
        <translation>لائحة هذا الشباك</translation>
    </message>
    <message>
        <source>Permits are judged by the chosen list no. {number} of {day}.</source>
        <translation>يُحكم على الرخص حسب اللائحة المختارة رقم {number} بتاريخ {day}.</translation>
    </message>
</context>
<context>
    <name>CloseStop</name>
    <message>
        <source>Close the stop</source>
        <translation>إغلاق المحطة</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Where the closing sheet is printed; remembered</source>
        <translation>مكان طبع ورقة الإغلاق؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>Where the bundle for headquarters goes: a stick or a folder</source>
        <translation>مكان كتابة الإرسالية الموجهة إلى الإدارة المركزية: مفتاح USB أو مجلد</translation>
    </message>
    <message>
        <source>There is no such folder. Is the stick plugged in?</source>
        <translation>هذا المجلد غير موجود. هل مفتاح USB موصول؟</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Write the bundle again</source>
        <translation>إعادة كتابة الإرسالية</translation>
    </message>
    <message>
        <source>Close the stop and write the bundle</source>
        <translation>إغلاق المحطة وكتابة الإرسالية</translation>
    </message>
    <message>
        <source>Print the closing sheet</source>
        <translation>طبع ورقة الإغلاق</translation>
    </message>
    <message>
        <source>Save the closing sheet as PDF</source>
        <translation>حفظ ورقة الإغلاق بصيغة PDF</translation>
    </message>
    <message>
        <source>The stop is closed. {file} was verified on the medium: it is safe to remove.</source>
        <translation>أُغلقت المحطة. تم التحقق من {file} على الحامل: يمكن سحبه.</translation>
    </message>
    <message>
        <source>The stop is closed, but the bundle was not written. Choose another place.</source>
        <translation>أُغلقت المحطة لكن الإرسالية لم تُكتب. المرجو اختيار مكان آخر.</translation>
    </message>
</context>
<context>
    <name>ClosingFigures</name>
    <message>
        <source>Enterprises present</source>
        <translation>المقاولات الحاضرة</translation>
    </message>
    <message>
        <source>with a permit</source>
        <translation>حاصلة على رخصة</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>مُرجأة</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>في لائحة الانتظار</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>ملغاة</translation>
    </message>
    <message>
        <source>still in progress</source>
        <translation>في طور الإنجاز</translation>
    </message>
    <message>
        <source>On a list, never came</source>
        <translation>في لائحة، لم تحضر قط</translation>
    </message>
    <message>
        <source>Sheets printed</source>
        <translation>الأوراق المطبوعة</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>سُلّمت</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>تالفة</translation>
    </message>
    <message>
        <source>still at the desk</source>
        <translation>باقية في الشباك</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) still in progress.</source>
        <translation>
            <numerusform>%n ملف في طور الإنجاز.</numerusform>
            <numerusform>%n ملف في طور الإنجاز.</numerusform>
            <numerusform>%n ملفان في طور الإنجاز.</numerusform>
            <numerusform>%n ملفات في طور الإنجاز.</numerusform>
            <numerusform>%n ملفا في طور الإنجاز.</numerusform>
            <numerusform>%n ملف في طور الإنجاز.</numerusform>
        </translation>
    </message>
    <message>
        <source>Issued, not printed: {numbers}.</source>
        <translation>صدرت ولم تُطبع: {numbers}.</translation>
    </message>
    <message>
        <source>Printed, not handed over: {numbers}.</source>
        <translation>طُبعت ولم تُسلَّم: {numbers}.</translation>
    </message>
    <message>
        <source>Sent to paper, not answered for: {numbers}.</source>
        <translation>أُرسلت إلى الورق وتنتظر التأكيد: {numbers}.</translation>
    </message>
    <message>
        <source>Nothing is left open.</source>
        <translation>لم يبق شيء دون إنجاز.</translation>
    </message>
    <message>
        <source>The figures agree.</source>
        <translation>الأرقام متطابقة.</translation>
    </message>
    <message>
        <source>The figures do not agree; the closing sheet says so.</source>
        <translation>الأرقام غير متطابقة، وورقة الإغلاق تنص على ذلك.</translation>
    </message>
    <message>
        <source>The figures do not agree. Count the sheets before you close.</source>
        <translation>الأرقام غير متطابقة. المرجو عد الأوراق قبل الإغلاق.</translation>
    </message>
</context>
<context>
    <name>ClosingSigning</name>
    <message>
        <source>Sheets counted at the desk</source>
        <translation>الأوراق المعدودة في الشباك</translation>
    </message>
    <message>
        <source>Second signature: account</source>
        <translation>التوقيع الثاني: الحساب</translation>
    </message>
    <message>
        <source>Second signature: password</source>
        <translation>التوقيع الثاني: كلمة المرور</translation>
    </message>
    <message>
        <source>How many permits lie here, counted by hand; empty: nobody counted</source>
        <translation>عدد الرخص الموجودة هنا، معدودة باليد؛ فارغ: لم يعدَّها أحد</translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message>
        <source>First rows of the list</source>
        <translation>الأسطر الأولى من اللائحة</translation>
    </message>
    <message>
        <source>Column of the list</source>
        <translation>عمود اللائحة</translation>
    </message>
    <message>
        <source>What the column holds</source>
        <translation>ما يتضمنه العمود</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>يتضمن</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>تطبيق</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) not known: they are not read unless you say what they hold.</source>
        <translation>
            <numerusform>%n عمود غير معروف، لا يُقرأ إلا بعد بيان ما يتضمنه:</numerusform>
            <numerusform>%n عمود غير معروف، لا يُقرأ إلا بعد بيان ما يتضمنه:</numerusform>
            <numerusform>%n عمودان غير معروفين، لا يُقرآن إلا بعد بيان ما يتضمنانه:</numerusform>
            <numerusform>%n أعمدة غير معروفة، لا تُقرأ إلا بعد بيان ما تتضمنه:</numerusform>
            <numerusform>%n عمودا غير معروف، لا تُقرأ إلا بعد بيان ما تتضمنه:</numerusform>
            <numerusform>%n عمود غير معروف، لا تُقرأ إلا بعد بيان ما تتضمنه:</numerusform>
        </translation>
    </message>
    <message>
        <source>(not read)</source>
        <translation>(لا يُقرأ)</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>العمود {number}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Open the dossier that exists</source>
        <translation>فتح الملف الموجود</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>رجوع إلى الاستمارة</translation>
    </message>
    <message>
        <source>{place} of {count} that may be the same enterprise</source>
        <translation>{place} من {count}: ربما هي المقاولة نفسها</translation>
    </message>
    <message>
        <source>This form</source>
        <translation>هذه الاستمارة</translation>
    </message>
    <message>
        <source>Dossier that exists</source>
        <translation>الملف الموجود</translation>
    </message>
</context>
<context>
    <name>ComparingLine</name>
    <message>
        <source>Stop comparing</source>
        <translation>إيقاف المقارنة</translation>
    </message>
    <message>
        <source>Compare them now</source>
        <translation>مقارنتها الآن</translation>
    </message>
    <message>
        <source>Dossiers are being compared</source>
        <translation>تجري مقارنة الملفات</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) still to be compared</source>
        <translation>
            <numerusform>الملفات التي بقيت للمقارنة: %n</numerusform>
            <numerusform>الملفات التي بقيت للمقارنة: %n</numerusform>
            <numerusform>الملفات التي بقيت للمقارنة: %n</numerusform>
            <numerusform>الملفات التي بقيت للمقارنة: %n</numerusform>
            <numerusform>الملفات التي بقيت للمقارنة: %n</numerusform>
            <numerusform>الملفات التي بقيت للمقارنة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) not compared with the others yet</source>
        <translation>
            <numerusform>الملفات التي لم تُقارن بغيرها بعد: %n</numerusform>
            <numerusform>الملفات التي لم تُقارن بغيرها بعد: %n</numerusform>
            <numerusform>الملفات التي لم تُقارن بغيرها بعد: %n</numerusform>
            <numerusform>الملفات التي لم تُقارن بغيرها بعد: %n</numerusform>
            <numerusform>الملفات التي لم تُقارن بغيرها بعد: %n</numerusform>
            <numerusform>الملفات التي لم تُقارن بغيرها بعد: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictSides</name>
    <message>
        <source>Or another value, and Enter</source>
        <translation>أو قيمة أخرى ثم مفتاح الإدخال</translation>
    </message>
    <message>
        <source>{field} of {name}: {count} values</source>
        <translation>{field} لدى {name}: {count} قيم</translation>
    </message>
    <message>
        <source>They were written without knowing of each other. Which one is right?</source>
        <translation>كُتبت كل قيمة دون علم بالأخرى. أيها الصحيحة؟</translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message>
        <source>Two values: {field}</source>
        <translation>قيمتان مختلفتان: {field}</translation>
    </message>
    <message>
        <source>Or another value, and Enter</source>
        <translation>أو قيمة أخرى ثم مفتاح الإدخال</translation>
    </message>
    <message>
        <source>It is settled; the next bundle carries it.</source>
        <translation>حُسم الأمر؛ وتحمله الإرسالية التالية.</translation>
    </message>
</context>
<context>
    <name>DataNotice</name>
    <message>
        <source>Read the whole notice</source>
        <translation>قراءة الإشعار كاملا</translation>
    </message>
    <message>
        <source>Print the notice</source>
        <translation>طبع الإعلان</translation>
    </message>
</context>
<context>
    <name>DayPace</name>
    <message>
        <source>The day hour by hour</source>
        <translation>اليوم ساعة بساعة</translation>
    </message>
    <message>
        <source>The last day hour by hour: {date}</source>
        <translation>آخر يوم ساعة بساعة: {date}</translation>
    </message>
    <message>
        <source>No enterprise has come.</source>
        <translation>لم تحضر أي مقاولة.</translation>
    </message>
    <message numerus="yes">
        <source>Median time to the permit: %n minute(s)</source>
        <translation>
            <numerusform>المدة الوسيطة إلى غاية الرخصة: %n دقيقة</numerusform>
            <numerusform>المدة الوسيطة إلى غاية الرخصة: %n دقيقة</numerusform>
            <numerusform>المدة الوسيطة إلى غاية الرخصة: %n دقيقتان</numerusform>
            <numerusform>المدة الوسيطة إلى غاية الرخصة: %n دقائق</numerusform>
            <numerusform>المدة الوسيطة إلى غاية الرخصة: %n دقيقة</numerusform>
            <numerusform>المدة الوسيطة إلى غاية الرخصة: %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Median time to handing over: %n minute(s)</source>
        <translation>
            <numerusform>المدة الوسيطة إلى غاية التسليم: %n دقيقة</numerusform>
            <numerusform>المدة الوسيطة إلى غاية التسليم: %n دقيقة</numerusform>
            <numerusform>المدة الوسيطة إلى غاية التسليم: %n دقيقتان</numerusform>
            <numerusform>المدة الوسيطة إلى غاية التسليم: %n دقائق</numerusform>
            <numerusform>المدة الوسيطة إلى غاية التسليم: %n دقيقة</numerusform>
            <numerusform>المدة الوسيطة إلى غاية التسليم: %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late of those put aside</source>
        <translation>
            <numerusform>المقاولات المُرجأة المتأخرة عن موعدها: %n</numerusform>
            <numerusform>المقاولات المُرجأة المتأخرة عن موعدها: %n</numerusform>
            <numerusform>المقاولات المُرجأة المتأخرة عن موعدها: %n</numerusform>
            <numerusform>المقاولات المُرجأة المتأخرة عن موعدها: %n</numerusform>
            <numerusform>المقاولات المُرجأة المتأخرة عن موعدها: %n</numerusform>
            <numerusform>المقاولات المُرجأة المتأخرة عن موعدها: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) left in this desk&apos;s block</source>
        <translation>
            <numerusform>الأرقام المتبقية من حصة هذا الشباك: %n</numerusform>
            <numerusform>الأرقام المتبقية من حصة هذا الشباك: %n</numerusform>
            <numerusform>الأرقام المتبقية من حصة هذا الشباك: %n</numerusform>
            <numerusform>الأرقام المتبقية من حصة هذا الشباك: %n</numerusform>
            <numerusform>الأرقام المتبقية من حصة هذا الشباك: %n</numerusform>
            <numerusform>الأرقام المتبقية من حصة هذا الشباك: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Enterprises that came</source>
        <translation>المقاولات التي حضرت</translation>
    </message>
    <message>
        <source>Permits issued</source>
        <translation>الرخص الصادرة</translation>
    </message>
    <message>
        <source>Permits handed over</source>
        <translation>الرخص المسلَّمة</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>حضرت</translation>
    </message>
    <message>
        <source>Initiated</source>
        <translation>التكوين</translation>
    </message>
    <message>
        <source>With papers</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>الرخص</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>طُبعت</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>سُلّمت</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>أُرجئت</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>لائحة الانتظار</translation>
    </message>
</context>
<context>
    <name>DesksView</name>
    <message>
        <source>Desks, and what came from each</source>
        <translation>الشبابيك، وما وصل من كل منها</translation>
    </message>
    <message>
        <source>Arrow keys go through the desks</source>
        <translation>تنتقل الأسهم بين الشبابيك</translation>
    </message>
    <message>
        <source>No desk is followed here yet.</source>
        <translation>لا يُتابَع أي شباك هنا بعد.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Received up to</source>
        <translation>وصل إلى غاية</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإشعار بالتوصل</translation>
    </message>
    <message>
        <source>Permits issued</source>
        <translation>الرخص الصادرة</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>للتأكيد</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>المقبولة: %n</numerusform>
            <numerusform>المقبولة: %n</numerusform>
            <numerusform>المقبولة: %n</numerusform>
            <numerusform>المقبولة: %n</numerusform>
            <numerusform>المقبولة: %n</numerusform>
            <numerusform>المقبولة: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>مرفوضة</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>للتحقق</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>رفض…</translation>
    </message>
    <message>
        <source>Seen too: confirm</source>
        <translation>تمت المعاينة أيضا: تأكيد</translation>
    </message>
    <message>
        <source>Still to be ticked: {things}.</source>
        <translation>بقيت علامات للوضع: {things}.</translation>
    </message>
    <message>
        <source>Whoever accepts the paper says all of this.</source>
        <translation>من يقبل الوثيقة يشهد بكل هذا.</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>إظهار الصفحات</translation>
    </message>
    <message>
        <source>Hide pages</source>
        <translation>إخفاء الصفحات</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Original seen: accept</source>
        <translation>تمت معاينة الأصل: قبول</translation>
    </message>
</context>
<context>
    <name>DossierHeader</name>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>More about this dossier</source>
        <translation>إجراءات أخرى على هذا الملف</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>ملف جديد</translation>
    </message>
    <message>
        <source>Dossier opened {when} by {who}</source>
        <translation>فُتح الملف بتاريخ {when} من طرف {who}</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>يعود على الساعة {time}</translation>
    </message>
</context>
<context>
    <name>DossierListPane</name>
    <message>
        <source>Name, RC, TP, permit…  Ctrl+F</source>
        <translation>الاسم، السجل، الرخصة…  Ctrl+F</translation>
    </message>
    <message>
        <source>Search dossiers</source>
        <translation>البحث عن ملف</translation>
    </message>
    <message>
        <source>Name, RC, TP, telephone or number of a permit: search dossiers (Ctrl+F)</source>
        <translation>الاسم أو رقم السجل التجاري أو الرسم المهني أو الهاتف أو الرخصة: البحث في الملفات (Ctrl+F)</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>ملف جديد</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Name, RC, TP, telephone, permit number…  Ctrl+F</source>
        <translation>الاسم، السجل التجاري، الهاتف، رقم الرخصة…  Ctrl+F</translation>
    </message>
    <message>
        <source>Name or number  Ctrl+F</source>
        <translation>الاسم أو الرقم  Ctrl+F</translation>
    </message>
    <message>
        <source>No dossier is found. Ctrl+N begins a new one.</source>
        <translation>لم يُعثر على أي ملف. يفتح Ctrl+N ملفا جديدا.</translation>
    </message>
    <message>
        <source>No dossier yet. Ctrl+N begins one, Ctrl+I imports a list.</source>
        <translation>لا يوجد أي ملف بعد. Ctrl+N لفتح ملف، وCtrl+I لاستيراد لائحة.</translation>
    </message>
    <message>
        <source>{filter} {count}</source>
        <translation>{filter} {count}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>للإتمام</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>Initiation</source>
        <translation>التكوين</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>صادرة</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>مُرجأ</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>انتظار</translation>
    </message>
</context>
<context>
    <name>DossierMore</name>
    <message>
        <source>Cancel the dossier…</source>
        <translation>إلغاء الملف…</translation>
    </message>
    <message>
        <source>Open it again…</source>
        <translation>إعادة الفتح…</translation>
    </message>
    <message>
        <source>Give out what is held…</source>
        <translation>تسليم المعطيات المحفوظة…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Ask for erasure…</source>
        <translation>طلب الحذف…</translation>
    </message>
    <message>
        <source>For what reason?</source>
        <translation>لأي سبب؟</translation>
    </message>
    <message>
        <source>Cancel it now</source>
        <translation>إلغاؤه الآن</translation>
    </message>
    <message>
        <source>Open it again now</source>
        <translation>إعادة فتحه الآن</translation>
    </message>
    <message>
        <source>Erase it now</source>
        <translation>حذفه الآن</translation>
    </message>
    <message>
        <source>Ask for it now</source>
        <translation>طلبه الآن</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>The dossier ends without a permit. Nothing of it disappears, and it can be opened again.</source>
        <translation>ينتهي الملف دون رخصة. لا يضيع منه شيء، ويمكن إعادة فتحه.</translation>
    </message>
    <message>
        <source>The dossier goes on. Its papers must be seen anew: what was attested before no longer counts.</source>
        <translation>يُستأنف الملف. تجب معاينة وثائقه من جديد: ما أُثبت سابقا لم يعد معتبرا.</translation>
    </message>
    <message>
        <source>All that is held about this enterprise goes into one file, with the pictures of its papers. The file is not encrypted: give it to its owner alone.</source>
        <translation>يُجمع كل ما هو محفوظ عن هذه المقاولة في ملف رقمي واحد مع صور وثائقها. هذا الملف الرقمي غير مشفر: لا يُسلَّم إلا للمعني بالأمر.</translation>
    </message>
    <message>
        <source>Everything personal of this dossier was erased.</source>
        <translation>حُذفت جميع المعطيات الشخصية لهذا الملف.</translation>
    </message>
    <message>
        <source>The erasure was asked for; headquarters has not confirmed it yet.</source>
        <translation>طُلب الحذف؛ ولم تؤكده الإدارة المركزية بعد.</translation>
    </message>
    <message>
        <source>What cannot be reached: sheets of paper, files given out, and backups and bundles written before. The permit&apos;s number, its dates and the counts stay.</source>
        <translation>ما لا يمكن بلوغه: الأوراق المطبوعة والملفات المسلَّمة والنسخ الاحتياطية والإرساليات المكتوبة من قبل. ويبقى رقم الرخصة وتواريخها والأعداد.</translation>
    </message>
    <message>
        <source>Names, numbers, telephone, papers and their pictures are erased here at once, and elsewhere with the next bundle. This cannot be undone.</source>
        <translation>تُحذف الأسماء والأرقام والهاتف والوثائق وصورها هنا فورا، وفي الأماكن الأخرى مع الإرسالية التالية. ولا رجعة في ذلك.</translation>
    </message>
    <message>
        <source>Headquarters is asked to erase names, numbers, telephone, papers and their pictures; until it confirms, everything stays.</source>
        <translation>يُطلب من الإدارة المركزية حذف الأسماء والأرقام والهاتف والوثائق وصورها؛ ويبقى كل شيء إلى أن تؤكد ذلك.</translation>
    </message>
    <message>
        <source>The dossier is cancelled.</source>
        <translation>أُلغي الملف.</translation>
    </message>
    <message>
        <source>The dossier is open again.</source>
        <translation>أُعيد فتح الملف.</translation>
    </message>
    <message>
        <source>Folder for what is given out</source>
        <translation>المجلد الذي توضع فيه المعطيات المسلَّمة</translation>
    </message>
    <message>
        <source>Written, and not encrypted: {file}</source>
        <translation>كُتب الملف الرقمي دون تشفير: {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of papers</source>
        <translation>
            <numerusform>لا صور للوثائق (%n)</numerusform>
            <numerusform>صورة وثيقة واحدة (%n)</numerusform>
            <numerusform>صورتا وثائق (%n)</numerusform>
            <numerusform>%n صور وثائق</numerusform>
            <numerusform>%n صورة وثيقة</numerusform>
            <numerusform>%n صورة وثيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>The erasure is asked for. The next bundle carries it.</source>
        <translation>طُلب الحذف. وتحمل الإرسالية التالية هذا الطلب.</translation>
    </message>
</context>
<context>
    <name>DossierRowWords</name>
    <message>
        <source>To correct</source>
        <translation>للتصحيح</translation>
    </message>
    <message>
        <source>Back at {time}</source>
        <translation>يعود {time}</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>للإتمام</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>Initiation</source>
        <translation>التكوين</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Permit issued</source>
        <translation>صدرت الرخصة</translation>
    </message>
    <message>
        <source>Permit printed</source>
        <translation>طُبعت الرخصة</translation>
    </message>
    <message>
        <source>Permit handed over</source>
        <translation>سُلّمت الرخصة</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>مُرجأ</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>لائحة الانتظار</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ملغى</translation>
    </message>
</context>
<context>
    <name>DossierView</name>
    <message>
        <source>Next: {step}</source>
        <translation>التالي: {step}</translation>
    </message>
</context>
<context>
    <name>DraftLine</name>
    <message>
        <source>Really throw away?</source>
        <translation>حذف نهائي؟</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>حذف المسودة</translation>
    </message>
    <message numerus="yes">
        <source>%n other draft(s)</source>
        <translation>
            <numerusform>%n مسودة أخرى</numerusform>
            <numerusform>%n مسودة أخرى</numerusform>
            <numerusform>%n مسودتان أخريان</numerusform>
            <numerusform>%n مسودات أخرى</numerusform>
            <numerusform>%n مسودة أخرى</numerusform>
            <numerusform>%n مسودة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft kept at {time}, by {account}</source>
        <translation>حُفظت المسودة على الساعة {time}، من طرف {account}</translation>
    </message>
</context>
<context>
    <name>DuePeople</name>
    <message>
        <source>Due back</source>
        <translation>عودة مرتقبة</translation>
    </message>
    <message>
        <source>Ticket of who is back</source>
        <translation>تذكرة العائد</translation>
    </message>
    <message>
        <source>Type or scan the ticket: Enter opens the dossier</source>
        <translation>كتابة التذكرة أو مسحها: مفتاح الإدخال يفتح الملف</translation>
    </message>
    <message>
        <source>Nobody is expected back.</source>
        <translation>لا أحد مرتقب.</translation>
    </message>
    <message numerus="yes">
        <source>%n more: see the dossiers put aside</source>
        <translation>
            <numerusform>ملفات مرجأة أخرى: %n</numerusform>
            <numerusform>ملفات مرجأة أخرى: %n</numerusform>
            <numerusform>ملفات مرجأة أخرى: %n</numerusform>
            <numerusform>ملفات مرجأة أخرى: %n</numerusform>
            <numerusform>ملفات مرجأة أخرى: %n</numerusform>
            <numerusform>ملفات مرجأة أخرى: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no time</source>
        <translation>بلا موعد</translation>
    </message>
    <message>
        <source>⚠ {time}, late</source>
        <translation>⚠ {time}، متأخر</translation>
    </message>
    <message>
        <source>Print ticket {ticket} again</source>
        <translation>إعادة طباعة التذكرة {ticket}</translation>
    </message>
</context>
<context>
    <name>EligibilityPanel</name>
    <message>
        <source>Not saved yet: nothing is checked before.</source>
        <translation>لم يُحفظ بعد: لا يتم التحقق من شيء قبل ذلك.</translation>
    </message>
    <message>
        <source>Permit {number}: {step}</source>
        <translation>الرقم {number}: {step}</translation>
    </message>
    <message>
        <source>Nothing is missing: the permit can be issued.</source>
        <translation>لا ينقص شيء: يمكن إصدار الرخصة.</translation>
    </message>
    <message>
        <source>Missing: {things}</source>
        <translation>ينقص: {things}</translation>
    </message>
    <message>
        <source>Not possible: {things}</source>
        <translation>غير ممكن: {things}</translation>
    </message>
    <message>
        <source>To check: perhaps served at another desk</source>
        <translation>للتحقق: ربما سبقت الاستفادة في شباك آخر</translation>
    </message>
    <message>
        <source>turnover</source>
        <translation>رقم المعاملات</translation>
    </message>
    <message>
        <source>not a liberal profession</source>
        <translation>ليست مهنة حرة</translation>
    </message>
    <message>
        <source>paper accepted</source>
        <translation>وثيقة مقبولة</translation>
    </message>
    <message>
        <source>initiation</source>
        <translation>التكوين</translation>
    </message>
    <message>
        <source>no other permit</source>
        <translation>لا رخصة أخرى</translation>
    </message>
    <message>
        <source>an accepted paper (RC or TP)</source>
        <translation>وثيقة مقبولة (السجل التجاري أو الرسم المهني)</translation>
    </message>
    <message>
        <source>the initiation</source>
        <translation>التكوين</translation>
    </message>
    <message>
        <source>an RC with its court, or a TP number</source>
        <translation>سجل تجاري مع محكمته، أو رقم رسم مهني</translation>
    </message>
    <message>
        <source>marked fields to be corrected</source>
        <translation>خانات مشار إليها يجب تصحيحها</translation>
    </message>
    <message>
        <source>turnover above the ceiling</source>
        <translation>رقم المعاملات فوق السقف</translation>
    </message>
    <message>
        <source>a liberal profession</source>
        <translation>مهنة حرة</translation>
    </message>
    <message>
        <source>the enterprise already holds a permit</source>
        <translation>تتوفر المقاولة على رخصة من قبل</translation>
    </message>
    <message>
        <source>no permit number is left at this desk</source>
        <translation>لم يبق أي رقم رخصة في هذا الشباك</translation>
    </message>
    <message>
        <source>{field} (two values)</source>
        <translation>{field} (قيمتان)</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>{node} asks to be enrolled</source>
        <translation>يطلب {node} تسجيله</translation>
    </message>
    <message>
        <source>Compare this fingerprint with the one that the laptop shows, every group.</source>
        <translation>المرجو مقارنة هذه البصمة مع التي يعرضها الحاسوب، مجموعة بعد مجموعة.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>اليوم الأول</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>اليوم الأخير</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>الملتقى</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>اليوم الأخير سابق لليوم الأول.</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>جميع الجهات</translation>
    </message>
    <message>
        <source>Certify and write the kit</source>
        <translation>التصديق وكتابة عدة التسجيل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>EnterpriseFields</name>
    <message>
        <source>More fields</source>
        <translation>خانات أخرى</translation>
    </message>
</context>
<context>
    <name>EnterprisePanel</name>
    <message>
        <source>Enterprise</source>
        <translation>المقاولة</translation>
    </message>
    <message>
        <source>draft kept</source>
        <translation>حُفظت المسودة</translation>
    </message>
    <message>
        <source>being typed</source>
        <translation>قيد الإدخال</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديدة</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>تم الإدخال</translation>
    </message>
    <message>
        <source>Save the dossier</source>
        <translation>حفظ الملف</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>حفظ التصحيح</translation>
    </message>
    <message>
        <source>Correct the marked fields first.</source>
        <translation>المرجو أولا تصحيح الخانات المشار إليها.</translation>
    </message>
    <message>
        <source>The dossier was saved.</source>
        <translation>حُفظ الملف.</translation>
    </message>
    <message>
        <source>The correction was saved.</source>
        <translation>حُفظ التصحيح.</translation>
    </message>
</context>
<context>
    <name>EnterpriseSheet</name>
    <message>
        <source>Folder for the notice</source>
        <translation>مجلد الإعلان</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>اعتماد ⁦{number}⁩</translation>
    </message>
</context>
<context>
    <name>ErasuresPanel</name>
    <message>
        <source>Personal data to erase</source>
        <translation>معطيات شخصية ينبغي حذفها</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>فتح الملف</translation>
    </message>
    <message numerus="yes">
        <source>%n more request(s) after these</source>
        <translation>
            <numerusform>لا طلبات أخرى بعد هذه (%n)</numerusform>
            <numerusform>طلب واحد آخر بعد هذه (%n)</numerusform>
            <numerusform>طلبان آخران بعد هذه (%n)</numerusform>
            <numerusform>%n طلبات أخرى بعد هذه</numerusform>
            <numerusform>%n طلبا آخر بعد هذه</numerusform>
            <numerusform>%n طلب آخر بعد هذه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>لا ملفات (%n)</numerusform>
            <numerusform>ملف واحد (%n)</numerusform>
            <numerusform>ملفان (%n)</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept until {day} and no longer: {dossiers}</source>
        <translation>مدة الحفظ إلى غاية {day} فقط: {dossiers}</translation>
    </message>
    <message>
        <source>Names, numbers, telephone, papers and their pictures are erased here at once, and elsewhere with the next bundle. This cannot be undone. Sheets of paper, files given out, and backups and bundles written before cannot be reached.</source>
        <translation>تُحذف الأسماء والأرقام والهاتف والوثائق وصورها هنا فورا، وفي الأماكن الأخرى مع الإرسالية التالية. ولا رجعة في ذلك. ولا يمكن بلوغ الأوراق المطبوعة والملفات المسلَّمة والنسخ الاحتياطية والإرساليات المكتوبة من قبل.</translation>
    </message>
    <message>
        <source>Erase it now</source>
        <translation>حذفه الآن</translation>
    </message>
    <message>
        <source>kept until {day}</source>
        <translation>مدة الحفظ إلى غاية {day}</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>بناء على طلب</translation>
    </message>
    <message>
        <source>Erased. The next bundles carry it to everybody.</source>
        <translation>تم الحذف. وتحمله الإرساليات التالية إلى الجميع.</translation>
    </message>
</context>
<context>
    <name>ExchangeFolderPanel</name>
    <message>
        <source>Exchange at the forum</source>
        <translation>التبادل في الملتقى</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>اختيار المجلد…</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>التبادل الآن</translation>
    </message>
    <message>
        <source>Exchange by itself as long as this folder can be reached</source>
        <translation>التبادل تلقائيا ما دام هذا المجلد متاحا</translation>
    </message>
    <message>
        <source>An exchange is going on</source>
        <translation>التبادل جارٍ</translation>
    </message>
    <message>
        <source>Folder that the desks of the forum share</source>
        <translation>المجلد المشترك بين شبابيك الملتقى</translation>
    </message>
    <message>
        <source>Choose a folder that the desks of the forum share, or a stick.</source>
        <translation>المرجو اختيار مجلد مشترك بين شبابيك الملتقى، أو مفتاح USB.</translation>
    </message>
    <message>
        <source>Last exchange: {time}</source>
        <translation>آخر تبادل: {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) taken</source>
        <translation>
            <numerusform>الأحداث المأخوذة: %n</numerusform>
            <numerusform>الأحداث المأخوذة: %n</numerusform>
            <numerusform>الأحداث المأخوذة: %n</numerusform>
            <numerusform>الأحداث المأخوذة: %n</numerusform>
            <numerusform>الأحداث المأخوذة: %n</numerusform>
            <numerusform>الأحداث المأخوذة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) given</source>
        <translation>
            <numerusform>الأحداث المسلمة: %n</numerusform>
            <numerusform>الأحداث المسلمة: %n</numerusform>
            <numerusform>الأحداث المسلمة: %n</numerusform>
            <numerusform>الأحداث المسلمة: %n</numerusform>
            <numerusform>الأحداث المسلمة: %n</numerusform>
            <numerusform>الأحداث المسلمة: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified on the medium · safe to remove</source>
        <translation>تم التحقق على الحامل · يمكن سحبه</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) like these</source>
        <translation>
            <numerusform>ملفات رقمية أخرى مثلها: %n</numerusform>
            <numerusform>ملفات رقمية أخرى مثلها: %n</numerusform>
            <numerusform>ملفات رقمية أخرى مثلها: %n</numerusform>
            <numerusform>ملفات رقمية أخرى مثلها: %n</numerusform>
            <numerusform>ملفات رقمية أخرى مثلها: %n</numerusform>
            <numerusform>ملفات رقمية أخرى مثلها: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Import a list</source>
        <translation>استيراد لائحة</translation>
    </message>
    <message>
        <source>Drop files here, or read one</source>
        <translation>وضع الملفات هنا، أو قراءة ملف</translation>
    </message>
    <message>
        <source>Write the bundle</source>
        <translation>كتابة الإرسالية</translation>
    </message>
    <message>
        <source>No bundle was written here yet.</source>
        <translation>لم تُكتب هنا أي إرسالية بعد.</translation>
    </message>
    <message>
        <source>Last bundle: {time}.</source>
        <translation>آخر إرسالية: {time}.</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>المجلد المشترك</translation>
    </message>
    <message>
        <source>Drop bundles here, or choose them</source>
        <translation>إفلات الإرساليات هنا أو اختيارها</translation>
    </message>
    <message>
        <source>Exchange — merging</source>
        <translation>التبادل — الدمج</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of this laptop in no bundle yet.</source>
        <translation>
            <numerusform>%n حدث من هذا الحاسوب خارج أي إرسالية إلى الآن.</numerusform>
            <numerusform>%n حدث من هذا الحاسوب خارج أي إرسالية إلى الآن.</numerusform>
            <numerusform>%n حدثان من هذا الحاسوب خارج أي إرسالية إلى الآن.</numerusform>
            <numerusform>%n أحداث من هذا الحاسوب خارج أي إرسالية إلى الآن.</numerusform>
            <numerusform>%n حدثا من هذا الحاسوب خارج أي إرسالية إلى الآن.</numerusform>
            <numerusform>%n حدث من هذا الحاسوب خارج أي إرسالية إلى الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Safe at headquarters up to no. {seq} of {own}.</source>
        <translation>في أمان بالإدارة المركزية إلى غاية الرقم {seq} من {own}.</translation>
    </message>
    <message>
        <source>No receipt from headquarters yet.</source>
        <translation>لا إشعار بالتوصل من الإدارة المركزية بعد.</translation>
    </message>
    <message>
        <source>Bundles, receipts, references, kits and requests</source>
        <translation>إرساليات وإشعارات بالتوصل ومراجع وعدد تسجيل وطلبات</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>جميع الملفات الرقمية</translation>
    </message>
</context>
<context>
    <name>ExchangeSummary</name>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>المدمجة: %n</numerusform>
            <numerusform>المدمجة: %n</numerusform>
            <numerusform>المدمجة: %n</numerusform>
            <numerusform>المدمجة: %n</numerusform>
            <numerusform>المدمجة: %n</numerusform>
            <numerusform>المدمجة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>المقروءة: %n</numerusform>
            <numerusform>المقروءة: %n</numerusform>
            <numerusform>المقروءة: %n</numerusform>
            <numerusform>المقروءة: %n</numerusform>
            <numerusform>المقروءة: %n</numerusform>
            <numerusform>المقروءة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in quarantine</source>
        <translation>
            <numerusform>المعزولة: %n</numerusform>
            <numerusform>المعزولة: %n</numerusform>
            <numerusform>المعزولة: %n</numerusform>
            <numerusform>المعزولة: %n</numerusform>
            <numerusform>المعزولة: %n</numerusform>
            <numerusform>المعزولة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to enrol</source>
        <translation>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}: {outcomes}</source>
        <translation>{files} — {outcomes}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>الملفات المقروءة: %n</numerusform>
            <numerusform>الملفات المقروءة: %n</numerusform>
            <numerusform>الملفات المقروءة: %n</numerusform>
            <numerusform>الملفات المقروءة: %n</numerusform>
            <numerusform>الملفات المقروءة: %n</numerusform>
            <numerusform>الملفات المقروءة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{refused} ({reason})</source>
        <translation>{refused} ({reason})</translation>
    </message>
    <message>
        <source>{refused} ({node}: {reason})</source>
        <translation>{refused} ({node}: {reason})</translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n حدث جديد</numerusform>
            <numerusform>%n حدث جديد</numerusform>
            <numerusform>%n حدثان جديدان</numerusform>
            <numerusform>%n أحداث جديدة</numerusform>
            <numerusform>%n حدثا جديدا</numerusform>
            <numerusform>%n حدث جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) here</source>
        <translation>
            <numerusform>%n ملف هنا</numerusform>
            <numerusform>%n ملف هنا</numerusform>
            <numerusform>%n ملفان هنا</numerusform>
            <numerusform>%n ملفات هنا</numerusform>
            <numerusform>%n ملفا هنا</numerusform>
            <numerusform>%n ملف هنا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s)</source>
        <translation>
            <numerusform>%n رخصة</numerusform>
            <numerusform>%n رخصة</numerusform>
            <numerusform>%n رخصتان</numerusform>
            <numerusform>%n رخص</numerusform>
            <numerusform>%n رخصة</numerusform>
            <numerusform>%n رخصة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n تعارض يجب حسمه</numerusform>
            <numerusform>%n تعارض يجب حسمه</numerusform>
            <numerusform>%n تعارضان يجب حسمهما</numerusform>
            <numerusform>%n تعارضات يجب حسمها</numerusform>
            <numerusform>%n تعارضا يجب حسمها</numerusform>
            <numerusform>%n تعارض يجب حسمه</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeViews</name>
    <message>
        <source>Desks {count}</source>
        <translation>الشبابيك {count}</translation>
    </message>
    <message>
        <source>Alarms {count}</source>
        <translation>التنبيهات {count}</translation>
    </message>
    <message>
        <source>Files {count}</source>
        <translation>الملفات الرقمية {count}</translation>
    </message>
</context>
<context>
    <name>FiguresChart</name>
    <message>
        <source>Figures of the chart</source>
        <translation>أرقام المبيان</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>حفظ المبيان كصورة</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>حفظ الجدول بصيغة CSV</translation>
    </message>
    <message>
        <source>Save the table as Excel</source>
        <translation>حفظ الجدول بصيغة Excel</translation>
    </message>
    <message>
        <source>Exact figures, for the programme alone: small ones can point to an enterprise. For others there is the report.</source>
        <translation>أرقام مضبوطة، للبرنامج وحده: قد تدل الصغيرة منها على مقاولة بعينها. ولغير البرنامج هناك التقرير.</translation>
    </message>
    <message>
        <source>Folder for the figures</source>
        <translation>مجلد الأرقام</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>حُفظ: {file}</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>Files that were read, and what came of each</source>
        <translation>الملفات المقروءة ونتيجة كل منها</translation>
    </message>
    <message>
        <source>Arrow keys go through the files</source>
        <translation>تتنقل الأسهم بين الملفات</translation>
    </message>
    <message>
        <source>No file was read yet. Files can be dropped on this page.</source>
        <translation>لم يُقرأ أي ملف رقمي بعد. يمكن إفلات الملفات الرقمية في هذه الصفحة.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف الرقمي</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>التوضيح</translation>
    </message>
    <message>
        <source>written</source>
        <translation>كُتب</translation>
    </message>
    <message>
        <source>To hand to {node}.</source>
        <translation>يُسلم إلى {node}.</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>إرسالية</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>إشعار بالتوصل</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>مرجع</translation>
    </message>
    <message>
        <source>kit</source>
        <translation>عدة تسجيل</translation>
    </message>
    <message>
        <source>enrolment request</source>
        <translation>طلب تسجيل</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>أُدمج</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>معروف من قبل</translation>
    </message>
    <message>
        <source>read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>to enrol</source>
        <translation>للتسجيل</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Safe at headquarters up to no. {seq}</source>
        <translation>في أمان بالإدارة المركزية إلى غاية الرقم {seq}</translation>
    </message>
    <message>
        <source>{node} has what was written here up to no. {seq}</source>
        <translation>لدى {node} ما كُتب هنا إلى غاية الرقم {seq}</translation>
    </message>
    <message>
        <source>{node} asks to be enrolled: compare the fingerprint.</source>
        <translation>يطلب {node} تسجيله: المرجو مقارنة البصمة.</translation>
    </message>
    <message>
        <source>Nothing new in it.</source>
        <translation>لا جديد فيه.</translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n حدث جديد</numerusform>
            <numerusform>%n حدث جديد</numerusform>
            <numerusform>%n حدثان جديدان</numerusform>
            <numerusform>%n أحداث جديدة</numerusform>
            <numerusform>%n حدثا جديدا</numerusform>
            <numerusform>%n حدث جديد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderPanel</name>
    <message>
        <source>Data folder</source>
        <translation>مجلد المعطيات</translation>
    </message>
    <message>
        <source>Everything lies encrypted in {folder}.</source>
        <translation>كل شيء محفوظ مشفرا في {folder}.</translation>
    </message>
    <message>
        <source>Fingerprint of the programme&apos;s root, as headquarters has it:</source>
        <translation>بصمة جذر البرنامج، كما هي لدى الإدارة المركزية:</translation>
    </message>
    <message>
        <source>Where the backup goes: a stick or a folder</source>
        <translation>مكان النسخة الاحتياطية: مفتاح USB أو مجلد</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>إنشاء نسخة احتياطية</translation>
    </message>
    <message>
        <source>Examine the folder</source>
        <translation>فحص المجلد</translation>
    </message>
    <message>
        <source>Writing the backup and reading it back…</source>
        <translation>جارية كتابة النسخة الاحتياطية وإعادة قراءتها…</translation>
    </message>
    <message>
        <source>{file} was written and read back. Keep it apart from this laptop: whoever has it and a password can take this desk&apos;s place.</source>
        <translation>كُتب {file} وأُعيدت قراءته. المرجو حفظه بعيدا عن هذا الحاسوب: من يملكه مع كلمة مرور يستطيع أن يحل محل هذا الشباك.</translation>
    </message>
    <message>
        <source>Looking at everything…</source>
        <translation>جار الفحص…</translation>
    </message>
    <message>
        <source>Database and search are whole</source>
        <translation>قاعدة المعطيات والبحث سليمان</translation>
    </message>
    <message>
        <source>Nothing written was altered</source>
        <translation>لم يُغيَّر شيء مما كُتب</translation>
    </message>
    <message>
        <source>Every log is sealed by its own key</source>
        <translation>كل سجل أحداث مختوم بمفتاحه</translation>
    </message>
    <message>
        <source>What is shown is what was written</source>
        <translation>المعروض مطابق لما كُتب</translation>
    </message>
    <message>
        <source>Nothing is missing in between</source>
        <translation>لا شيء ناقص في التسلسل</translation>
    </message>
    <message>
        <source>No log was continued twice</source>
        <translation>لا سجل أحداث له تتمتان</translation>
    </message>
    <message>
        <source>Nobody wrote what they may not</source>
        <translation>لم يكتب أحد ما لا يحق له</translation>
    </message>
    <message>
        <source>Every picture that is kept can be read</source>
        <translation>يمكن قراءة كل صورة محفوظة</translation>
    </message>
    <message>
        <source>The keys belong to this desk</source>
        <translation>المفاتيح تخص هذا الشباك</translation>
    </message>
    <message>
        <source>The folder was not copied from another laptop</source>
        <translation>لم يُنسخ المجلد من حاسوب آخر</translation>
    </message>
    <message>
        <source>There is room on the disk</source>
        <translation>توجد مساحة على القرص</translation>
    </message>
    <message>
        <source>Permits can be drawn in both scripts</source>
        <translation>يمكن رسم الرخص بالكتابتين</translation>
    </message>
    <message>
        <source>{check}: {detail}</source>
        <translation>{check}: {detail}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>FormatField</name>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>On what permits are printed; remembered</source>
        <translation>ما تُطبع عليه الرخص؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>A4 certificate</source>
        <translation>شهادة A4</translation>
    </message>
    <message>
        <source>Card, one by one</source>
        <translation>بطاقة واحدة تلو الأخرى</translation>
    </message>
    <message>
        <source>Cards, ten on A4</source>
        <translation>بطاقات، عشر في A4</translation>
    </message>
</context>
<context>
    <name>GrantPanel</name>
    <message>
        <source>Grant a desk further permits and packs</source>
        <translation>منح شباك رخصا وحزما إضافية</translation>
    </message>
    <message>
        <source>The desk spends them once it has read the reference that is written now.</source>
        <translation>سيتصرف الشباك فيها بمجرد قراءته للمرجع الذي يُكتب الآن.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Grant and write the reference</source>
        <translation>المنح وكتابة المرجع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>So far: permits {given}, of which issued as far as is known here {spent}; packs {packs}</source>
        <translation>إلى الآن: الرخص الممنوحة {given}، صدر منها حسب المعروف هنا {spent}؛ الحزم الممنوحة {packs}</translation>
    </message>
</context>
<context>
    <name>GrantingPanel</name>
    <message>
        <source>Permits granted</source>
        <translation>الرخص الممنوحة</translation>
    </message>
    <message>
        <source>Packs granted</source>
        <translation>الحزم الممنوحة</translation>
    </message>
    <message>
        <source>Left in the whole programme: permits {permits}, packs {packs}</source>
        <translation>الباقي للبرنامج كله: الرخص {permits}، الحزم {packs}</translation>
    </message>
    <message>
        <source>without limit</source>
        <translation>بلا حد</translation>
    </message>
</context>
<context>
    <name>Headquarters</name>
    <message>
        <source>Enrol…</source>
        <translation>تسجيل…</translation>
    </message>
    <message>
        <source>Grant…</source>
        <translation>منح…</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>كتابة المرجع…</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>كتابة لائحة الثقة…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>سحب الاعتماد…</translation>
    </message>
    <message>
        <source>Folder for the kit</source>
        <translation>مجلد عدة التسجيل</translation>
    </message>
    <message>
        <source>Folder for the reference</source>
        <translation>مجلد المرجع</translation>
    </message>
    <message>
        <source>Granted to {node}. The reference no. {number} is written: {file}</source>
        <translation>مُنح لـ ⁨{node}⁩. كُتب المرجع رقم {number}: ⁨{file}⁩</translation>
    </message>
    <message>
        <source>The reference no. {number} is written: {file}</source>
        <translation>كُتب المرجع رقم {number}: ⁨{file}⁩</translation>
    </message>
    <message>
        <source>Folder for the trust list</source>
        <translation>مجلد لائحة الثقة</translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s)</source>
        <translation>
            <numerusform>%n شباك</numerusform>
            <numerusform>%n شباك</numerusform>
            <numerusform>%n شباكان</numerusform>
            <numerusform>%n شبابيك</numerusform>
            <numerusform>%n شباكا</numerusform>
            <numerusform>%n شباك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n void permit(s)</source>
        <translation>
            <numerusform>%n رخصة مسحوبة</numerusform>
            <numerusform>%n رخصة مسحوبة</numerusform>
            <numerusform>%n رخصتان مسحوبتان</numerusform>
            <numerusform>%n رخص مسحوبة</numerusform>
            <numerusform>%n رخصة مسحوبة</numerusform>
            <numerusform>%n رخصة مسحوبة</numerusform>
        </translation>
    </message>
    <message>
        <source>The trust list no. {number} is written: {file}</source>
        <translation>كُتبت لائحة الثقة رقم {number}: ⁨{file}⁩</translation>
    </message>
    <message>
        <source>{node} is revoked. Write a reference, so that everybody knows.</source>
        <translation>سُحب اعتماد {node}. المرجو كتابة مرجع ليعلم الجميع بذلك.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>History of the dossier</source>
        <translation>سجل الملف</translation>
    </message>
    <message>
        <source>What was done to this dossier, by whom and when</source>
        <translation>ما تم في هذا الملف، من طرف من ومتى</translation>
    </message>
    <message>
        <source>When</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من طرف</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ما تم</translation>
    </message>
</context>
<context>
    <name>ImportListPage</name>
    <message>
        <source>Import a list</source>
        <translation>استيراد لائحة</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>اختيار لائحة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Break off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>لوائح</translation>
    </message>
    <message>
        <source>Choose a pre-registration list</source>
        <translation>اختيار لائحة تسجيل قبلي</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message numerus="yes">
        <source>Import %n enterprise(s)</source>
        <translation>
            <numerusform>استيراد %n مقاولة</numerusform>
            <numerusform>استيراد %n مقاولة</numerusform>
            <numerusform>استيراد %n مقاولتين</numerusform>
            <numerusform>استيراد %n مقاولات</numerusform>
            <numerusform>استيراد %n مقاولة</numerusform>
            <numerusform>استيراد %n مقاولة</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>{file} is imported.</source>
        <translation>تم استيراد {file}.</translation>
    </message>
    <message>
        <source>Enter on a line below opens the dossier that it is about.</source>
        <translation>الضغط على مفتاح الإدخال في سطر أدناه يفتح الملف المعني.</translation>
    </message>
    <message>
        <source>{file}: nothing is registered before you say so.</source>
        <translation>لا يُسجل شيء من {file} قبل التأكيد.</translation>
    </message>
    <message>
        <source>Drop a list here, or choose one: csv, tsv, xlsx or ods.</source>
        <translation>المرجو وضع لائحة هنا أو اختيار واحدة: csv أو tsv أو xlsx أو ods.</translation>
    </message>
    <message numerus="yes">
        <source>%n registered</source>
        <translation>
            <numerusform>المسجلة: %n</numerusform>
            <numerusform>المسجلة: %n</numerusform>
            <numerusform>المسجلة: %n</numerusform>
            <numerusform>المسجلة: %n</numerusform>
            <numerusform>المسجلة: %n</numerusform>
            <numerusform>المسجلة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to register</source>
        <translation>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
            <numerusform>للتسجيل: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read</source>
        <translation>
            <numerusform>الأسطر المقروءة: %n</numerusform>
            <numerusform>الأسطر المقروءة: %n</numerusform>
            <numerusform>الأسطر المقروءة: %n</numerusform>
            <numerusform>الأسطر المقروءة: %n</numerusform>
            <numerusform>الأسطر المقروءة: %n</numerusform>
            <numerusform>الأسطر المقروءة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
            <numerusform>المعروفة من قبل: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
            <numerusform>المرفوضة: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InitiationPanel</name>
    <message>
        <source>Initiation</source>
        <translation>التكوين</translation>
    </message>
    <message>
        <source>certificate to be given</source>
        <translation>الشهادة للتسليم</translation>
    </message>
    <message>
        <source>to be attended</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Certificate given</source>
        <translation>سُلِّمت الشهادة</translation>
    </message>
    <message>
        <source>Attended on {day}.</source>
        <translation>تم الحضور بتاريخ {day}.</translation>
    </message>
    <message>
        <source>The session was cancelled: {session}</source>
        <translation>أُلغيت الحصة: {session}</translation>
    </message>
    <message>
        <source>Give the owner a place in another one.</source>
        <translation>المرجو إعطاء مكان في حصة أخرى.</translation>
    </message>
    <message>
        <source>A place is kept: {session}</source>
        <translation>المكان محجوز: {session}</translation>
    </message>
    <message>
        <source>When the owner has attended it, say so here.</source>
        <translation>بعد حضور الحصة، المرجو تأكيد ذلك هنا.</translation>
    </message>
    <message>
        <source>Not attended yet.</source>
        <translation>لم يتم الحضور بعد.</translation>
    </message>
    <message>
        <source>Give the owner the certificate, and say so here.</source>
        <translation>المرجو تسليم الشهادة للمسير وتأكيد ذلك هنا.</translation>
    </message>
    <message>
        <source>The certificate was given on {day}.</source>
        <translation>سُلِّمت الشهادة يوم {day}.</translation>
    </message>
    <message>
        <source>When the owner has attended the free session of this stop, say so here.</source>
        <translation>عند حضور المعني بالأمر الحصة المجانية لهذه المحطة، المرجو تأكيد ذلك هنا.</translation>
    </message>
    <message>
        <source>Initiation attended</source>
        <translation>تم حضور التكوين</translation>
    </message>
</context>
<context>
    <name>InstallationForm</name>
    <message>
        <source>Enrol this laptop</source>
        <translation>تسجيل هذا الحاسوب</translation>
    </message>
    <message>
        <source>Its keys are made here and never leave it. Headquarters certifies the request that is written now, and answers with a kit.</source>
        <translation>تُنشأ مفاتيحه هنا ولا تغادره أبدا. تصادق الإدارة المركزية على الطلب الذي يُكتب الآن، وتجيب بعدة تسجيل.</translation>
    </message>
    <message>
        <source>Name of the post</source>
        <translation>اسم الحاسوب</translation>
    </message>
    <message>
        <source>for example TET-1</source>
        <translation>مثلا TET-1</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>دوره</translation>
    </message>
    <message>
        <source>Desk of a forum</source>
        <translation>شباك ملتقى</translation>
    </message>
    <message>
        <source>Coordinator of a region</source>
        <translation>منسقية جهة</translation>
    </message>
    <message>
        <source>First account (a supervisor)</source>
        <translation>الحساب الأول (مشرف)</translation>
    </message>
    <message>
        <source>Where to write the request</source>
        <translation>مكان حفظ الطلب</translation>
    </message>
    <message>
        <source>Make the keys and the request</source>
        <translation>إنشاء المفاتيح والطلب</translation>
    </message>
</context>
<context>
    <name>IssuesPanel</name>
    <message>
        <source>What is to be said of the rows</source>
        <translation>ملاحظات على الأسطر</translation>
    </message>
    <message>
        <source>Enter opens the dossier of a row, once it is imported</source>
        <translation>يفتح مفتاح الإدخال ملف السطر بعد استيراده</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>السطر</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>الخطورة</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الخانة</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>التوضيح</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>كما قُرئ</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on the rows</source>
        <translation>
            <numerusform>%n ملاحظة على الأسطر</numerusform>
            <numerusform>%n ملاحظة على الأسطر</numerusform>
            <numerusform>%n ملاحظتان على الأسطر</numerusform>
            <numerusform>%n ملاحظات على الأسطر</numerusform>
            <numerusform>%n ملاحظة على الأسطر</numerusform>
            <numerusform>%n ملاحظة على الأسطر</numerusform>
        </translation>
    </message>
    <message>
        <source>to correct</source>
        <translation>للتصحيح</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>للتحقق</translation>
    </message>
    <message>
        <source>to know</source>
        <translation>للعلم</translation>
    </message>
</context>
<context>
    <name>KeptPageTools</name>
    <message>
        <source>Remove this page…</source>
        <translation>سحب هذه الصفحة…</translation>
    </message>
    <message>
        <source>Remove it now</source>
        <translation>سحبها الآن</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>تركها</translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>{node} waits for its kit</source>
        <translation>ينتظر {node} عدة تسجيله</translation>
    </message>
    <message>
        <source>Headquarters reads this laptop&apos;s request and compares this fingerprint with you. Its answer is a kit: a file for this laptop alone.</source>
        <translation>تقرأ الإدارة المركزية طلب هذا الحاسوب وتقارن معكم هذه البصمة. جوابها عدة تسجيل: ملف رقمي خاص بهذا الحاسوب وحده.</translation>
    </message>
    <message>
        <source>Write the request once more</source>
        <translation>كتابة الطلب مرة أخرى</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>كتابة الطلب</translation>
    </message>
    <message>
        <source>The kit from headquarters</source>
        <translation>عدة التسجيل الواردة من الإدارة المركزية</translation>
    </message>
    <message>
        <source>Read the kit</source>
        <translation>قراءة عدة التسجيل</translation>
    </message>
    <message>
        <source>Ask headquarters for the fingerprint of the programme&apos;s root and compare it, group by group. If one differs, somebody else made this kit.</source>
        <translation>المرجو طلب بصمة جذر البرنامج من الإدارة المركزية ومقارنتها، مجموعة بعد مجموعة. إذا اختلفت واحدة منها، فقد أعدت عدة التسجيل هذه جهة أخرى.</translation>
    </message>
    <message>
        <source>They are the same: load the kit</source>
        <translation>متطابقتان: قبول عدة التسجيل</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>مختلفتان: رفض عدة التسجيل</translation>
    </message>
    <message>
        <source>The request of {node} is written.</source>
        <translation>كُتب طلب {node}.</translation>
    </message>
    <message>
        <source>This kit was not loaded. Tell headquarters, and ask for another one.</source>
        <translation>لم تُقبل عدة التسجيل هذه. المرجو إخبار الإدارة المركزية وطلب أخرى.</translation>
    </message>
</context>
<context>
    <name>KitPanel</name>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Whoever loads the kit is shown the programme&apos;s root. Read this fingerprint out to them: theirs must be the same.</source>
        <translation>يعرض الحاسوب الذي تُقبل فيه عدة التسجيل بصمة جذر البرنامج. المرجو قراءة هذه البصمة على من يقوم بذلك: يجب أن تكونا متطابقتين.</translation>
    </message>
    <message>
        <source>The kit of {node} is written</source>
        <translation>كُتبت عدة تسجيل {node}</translation>
    </message>
    <message>
        <source>It lies in {file}.</source>
        <translation>توجد في {file}.</translation>
    </message>
</context>
<context>
    <name>LateEntry</name>
    <message>
        <source>A form filled in by hand</source>
        <translation>استمارة مملوءة باليد</translation>
    </message>
    <message>
        <source>Number on the form</source>
        <translation>رقم الاستمارة</translation>
    </message>
    <message>
        <source>Day it was filled in</source>
        <translation>يوم الملء</translation>
    </message>
    <message>
        <source>28/09/2010</source>
        <translation>28/09/2010</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>10:15</source>
        <translation>10:15</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>ملأها</translation>
    </message>
    <message>
        <source>What the form says was seen</source>
        <translation>ما تذكر الاستمارة أنه عُوين</translation>
    </message>
    <message>
        <source>Initiation attended</source>
        <translation>تم حضور التكوين</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>حفظ الاستمارة</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>مغادرة</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>المحكمة</translation>
    </message>
    <message>
        <source>A day such as 28/09/2010.</source>
        <translation>تاريخ مثل 28/09/2010.</translation>
    </message>
    <message>
        <source>Form {number} was typed in before; what differs was corrected.</source>
        <translation>سبق إدخال الاستمارة {number}؛ وصُحح ما اختلف منها.</translation>
    </message>
    <message>
        <source>Form {number} is typed in.</source>
        <translation>أُدخلت الاستمارة {number}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Infitah Desk</source>
        <translation>Infitah Desk</translation>
    </message>
    <message>
        <source>Something unexpected happened. What you typed is kept. If it happens again, close the window and open it anew.</source>
        <translation>وقع خطأ غير متوقع. ما تم إدخاله محفوظ. إذا تكرر ذلك، المرجو إغلاق النافذة وفتحها من جديد.</translation>
    </message>
</context>
<context>
    <name>NewPageTools</name>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>تدوير إلى اليسار</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>تدوير إلى اليمين</translation>
    </message>
    <message>
        <source>Do not keep</source>
        <translation>عدم الحفظ</translation>
    </message>
    <message>
        <source>Colours of the page</source>
        <translation>ألوان الصفحة</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>ألوان</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>أبيض وأسود</translation>
    </message>
    <message>
        <source>Cut along the frame</source>
        <translation>قص حسب الإطار</translation>
    </message>
    <message>
        <source>Cut to size</source>
        <translation>قص</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Counting</source>
        <translation>العد جارٍ</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>كتابة التقرير</translation>
    </message>
    <message>
        <source>As PDF, Excel and CSV, without names and without figures below five</source>
        <translation>بصيغ PDF وExcel وCSV، بلا أسماء وبلا أرقام تقل عن خمسة</translation>
    </message>
    <message>
        <source>Dossiers by step</source>
        <translation>الملفات حسب المرحلة</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>المرحلة</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>No enterprise is registered here yet. Dossiers (F3) begins one, or imports a list.</source>
        <translation>لم تسجل هنا أي مقاولة بعد. صفحة الملفات (F3) تبدأ ملفا أو تستورد لائحة.</translation>
    </message>
    <message>
        <source>No enterprise is known here yet. Merge the desks’ bundles under Exchange (F5): the figures and their charts come with them.</source>
        <translation>لا تُعرف هنا أي مقاولة بعد. المرجو دمج إرساليات الشبابيك في صفحة التبادل (F5): تأتي معها الأرقام ومبياناتها.</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>مجلد التقرير</translation>
    </message>
    <message>
        <source>Written: {files}</source>
        <translation>كُتب: {files}</translation>
    </message>
    <message>
        <source>Only what this laptop knows: bundles that were not merged are not counted.</source>
        <translation>ما يعرفه هذا الحاسوب فقط: الإرساليات غير المدمجة لا تُحتسب.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>المجموع</translation>
    </message>
</context>
<context>
    <name>PackOrder</name>
    <message>
        <source>Offer</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Price including tax, if it is not the offer&apos;s</source>
        <translation>الثمن شاملا الرسوم، إن لم يكن ثمن العرض</translation>
    </message>
    <message>
        <source>The enterprise has not agreed that its data be passed to the bank.</source>
        <translation>لم توافق المقاولة على نقل معطياتها إلى البنك.</translation>
    </message>
    <message>
        <source>With the partner bank&apos;s financing offer</source>
        <translation>مع عرض تمويل البنك الشريك</translation>
    </message>
    <message>
        <source>With the partner bank&apos;s financing offer ({bank})</source>
        <translation>مع عرض تمويل البنك الشريك ({bank})</translation>
    </message>
    <message>
        <source>Choose an offer: its first letters are enough.</source>
        <translation>المرجو اختيار عرض: تكفي حروفه الأولى.</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s) left to order here</source>
        <translation>
            <numerusform>الحزم التي يمكن طلبها هنا: %n</numerusform>
            <numerusform>الحزم التي يمكن طلبها هنا: %n</numerusform>
            <numerusform>الحزم التي يمكن طلبها هنا: %n</numerusform>
            <numerusform>الحزم التي يمكن طلبها هنا: %n</numerusform>
            <numerusform>الحزم التي يمكن طلبها هنا: %n</numerusform>
            <numerusform>الحزم التي يمكن طلبها هنا: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackPanel</name>
    <message>
        <source>Pack</source>
        <translation>الحزمة</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>مسلَّمة</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>مطلوبة</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Where vouchers are printed; remembered</source>
        <translation>حيث تُطبع السندات؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>Cancel the order…</source>
        <translation>إلغاء الطلبية…</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>إلغاؤها</translation>
    </message>
    <message>
        <source>Why the order is cancelled</source>
        <translation>سبب إلغاء الطلبية</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>سُلّمت الحزمة</translation>
    </message>
    <message>
        <source>Delivered all the same</source>
        <translation>سُلّمت الحزمة رغم ذلك</translation>
    </message>
    <message>
        <source>Order the pack</source>
        <translation>طلب الحزمة</translation>
    </message>
    <message>
        <source>Print the voucher</source>
        <translation>طبع السند</translation>
    </message>
    <message>
        <source>Save the voucher as PDF</source>
        <translation>حفظ السند بصيغة PDF</translation>
    </message>
    <message>
        <source>The order is cancelled: the desk has {subsidy} back.</source>
        <translation>أُلغيت الطلبية: استرجع الشباك {subsidy}.</translation>
    </message>
</context>
<context>
    <name>PackSerials</name>
    <message>
        <source>Serial number of the machine</source>
        <translation>الرقم التسلسلي للحاسوب</translation>
    </message>
    <message>
        <source>Number of the SIM card</source>
        <translation>رقم بطاقة SIM</translation>
    </message>
    <message>
        <source>Typed or scanned</source>
        <translation>يُكتب أو يُمسح</translation>
    </message>
</context>
<context>
    <name>PackSpeaker</name>
    <message>
        <source>No pack yet: it needs a permit.</source>
        <translation>لا حزمة بعد: تلزم الرخصة أولا.</translation>
    </message>
    <message>
        <source>No pack is ordered.</source>
        <translation>لم تُطلب أي حزمة.</translation>
    </message>
    <message>
        <source>Pack {offer} was ordered on {day}.</source>
        <translation>طُلبت الحزمة {offer} في {day}.</translation>
    </message>
    <message>
        <source>Pack {offer} was delivered on {day}.</source>
        <translation>سُلّمت الحزمة {offer} في {day}.</translation>
    </message>
    <message>
        <source>The order of pack {offer} was cancelled on {day}.</source>
        <translation>أُلغيت طلبية الحزمة {offer} في {day}.</translation>
    </message>
    <message>
        <source>Two said different things of this pack without knowing of each other: say anew how it is.</source>
        <translation>قال شخصان أمرين مختلفين عن هذه الحزمة دون علم أحدهما بالآخر: المرجو قول حقيقة الأمر من جديد.</translation>
    </message>
    <message>
        <source>Cancelled on {day}: pack {offer}.</source>
        <translation>أُلغيت في {day}: الحزمة {offer}.</translation>
    </message>
    <message>
        <source>Price {price} · subsidy {subsidy} · remainder {remainder}</source>
        <translation>الثمن {price} · الدعم {subsidy} · الباقي أداؤه {remainder}</translation>
    </message>
</context>
<context>
    <name>PageSources</name>
    <message>
        <source>Files…</source>
        <translation>ملفات رقمية…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>صورة ملصقة</translation>
    </message>
    <message>
        <source>There is no picture to paste: copy one, or a file, first.</source>
        <translation>لا توجد صورة للصقها: المرجو نسخ صورة أو ملف رقمي أولا.</translation>
    </message>
    <message>
        <source>Pictures and PDF</source>
        <translation>صور وملفات PDF</translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>صفحات الوثيقة</translation>
    </message>
    <message>
        <source>The folder where the scanner puts files</source>
        <translation>المجلد الذي يضع فيه الماسح الملفات الرقمية</translation>
    </message>
    <message>
        <source>Stop watching the folder</source>
        <translation>توقيف التتبع</translation>
    </message>
    <message>
        <source>Scanner&apos;s folder…</source>
        <translation>مجلد الماسح…</translation>
    </message>
    <message>
        <source>Watched: {folder}. New files come in here, and stay there.</source>
        <translation>مجلد الماسح: {folder}. تدخل الملفات الرقمية الجديدة هنا وتبقى هناك.</translation>
    </message>
</context>
<context>
    <name>PagesPanel</name>
    <message>
        <source>Pages of the paper</source>
        <translation>صفحات الوثيقة</translation>
    </message>
    <message>
        <source>No page yet. Drop pictures or a PDF of the paper here.</source>
        <translation>لا توجد صفحة بعد. يمكن إفلات صور الوثيقة أو ملف PDF هنا.</translation>
    </message>
    <message>
        <source>No page was kept of this paper.</source>
        <translation>لم تُحفظ أي صفحة من هذه الوثيقة.</translation>
    </message>
    <message>
        <source>picture of the camera</source>
        <translation>صورة الكاميرا</translation>
    </message>
</context>
<context>
    <name>PairTable</name>
    <message>
        <source>Why together</source>
        <translation>سبب التقريب</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>فُتح</translation>
    </message>
    <message>
        <source>Its beginning has not come yet</source>
        <translation>لم تصل بدايته بعد</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>المرحلة</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>الحزمة</translation>
    </message>
    <message>
        <source>{number} · revoked</source>
        <translation>مسحوبة · {number}</translation>
    </message>
    <message>
        <source>{number} · handed over</source>
        <translation>سُلّمت · {number}</translation>
    </message>
    <message>
        <source>{number} · valid</source>
        <translation>سارية · {number}</translation>
    </message>
    <message>
        <source>{offer} · delivered</source>
        <translation>مسلَّمة · {offer}</translation>
    </message>
    <message>
        <source>{offer} · ordered</source>
        <translation>مطلوبة · {offer}</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>optional, such as 14/09/2010</source>
        <translation>اختياري، مثل 14/09/2010</translation>
    </message>
    <message>
        <source>The form writes it otherwise: {stated} (here {shown})</source>
        <translation>كُتب في الاستمارة بشكل آخر: {stated} (هنا {shown})</translation>
    </message>
    <message>
        <source>The form says {stated}, not {shown}</source>
        <translation>في الاستمارة: {stated}، وليس {shown}</translation>
    </message>
</context>
<context>
    <name>PaperForms</name>
    <message>
        <source>Folder for the notice</source>
        <translation>مجلد الإعلان</translation>
    </message>
    <message>
        <source>Paper forms, for when no laptop works</source>
        <translation>استمارات ورقية عند تعطل الحواسيب</translation>
    </message>
    <message>
        <source>Type in a filled form</source>
        <translation>إدخال استمارة مملوءة</translation>
    </message>
    <message>
        <source>Print blank forms</source>
        <translation>طبع استمارات فارغة</translation>
    </message>
    <message>
        <source>Print the notice on personal data</source>
        <translation>طبع الإعلان الخاص بالمعطيات الشخصية</translation>
    </message>
    <message>
        <source>How many blank forms</source>
        <translation>عدد الاستمارات الفارغة</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) with a number of this laptop not typed in yet</source>
        <translation>
            <numerusform>لا استمارات مرقمة من هذا الحاسوب لم تُدخل بعد (%n)</numerusform>
            <numerusform>استمارة واحدة مرقمة من هذا الحاسوب لم تُدخل بعد (%n)</numerusform>
            <numerusform>استمارتان مرقمتان من هذا الحاسوب لم تُدخلا بعد (%n)</numerusform>
            <numerusform>%n استمارات مرقمة من هذا الحاسوب لم تُدخل بعد</numerusform>
            <numerusform>%n استمارة مرقمة من هذا الحاسوب لم تُدخل بعد</numerusform>
            <numerusform>%n استمارة مرقمة من هذا الحاسوب لم تُدخل بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for blank forms</source>
        <translation>مجلد الاستمارات الفارغة</translation>
    </message>
    <message>
        <source>Forms {first} to {last} are written: {file}</source>
        <translation>كُتبت الاستمارات من {first} إلى {last}: {file}</translation>
    </message>
</context>
<context>
    <name>PaperJudge</name>
    <message>
        <source>The date cannot be read: write it like 14/09/2010.</source>
        <translation>تعذرت قراءة التاريخ: المرجو كتابته مثل 14/09/2010.</translation>
    </message>
    <message>
        <source>The form lacks this and takes it from the paper: {fields}.</source>
        <translation>ينقص في الاستمارة وسيؤخذ من الوثيقة: {fields}.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>court</source>
        <translation>المحكمة</translation>
    </message>
    <message>
        <source>name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>As on the form ({fields}): compare it with the paper.</source>
        <translation>كما في الاستمارة ({fields}): المرجو المقارنة مع الوثيقة.</translation>
    </message>
    <message>
        <source>Seen only: nothing of this paper is compared.</source>
        <translation>معاينة فقط: لا يُقارَن أي شيء من هذه الوثيقة.</translation>
    </message>
    <message>
        <source>{name} accepted this paper. Look at it too, then confirm it.</source>
        <translation>سبق أن قبل {name} هذه الوثيقة. المرجو معاينتها أيضا ثم تأكيدها.</translation>
    </message>
    <message>
        <source>You accepted this paper: another supervisor must look at it too.</source>
        <translation>لقد قبلتم هذه الوثيقة: على مشرف آخر معاينتها أيضا.</translation>
    </message>
    <message>
        <source>{name} accepted this paper: a supervisor must look at it too.</source>
        <translation>سبق أن قبل {name} هذه الوثيقة: على المشرف معاينتها أيضا.</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Papers seen</source>
        <translation>الوثائق المعاينة</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>لا شيء بعد.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
            <numerusform>عدد الصفحات: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No page</source>
        <translation>بدون صفحة</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>للتحقق</translation>
    </message>
    <message>
        <source>To be seen by a supervisor</source>
        <translation>في انتظار تأكيد المشرف</translation>
    </message>
    <message>
        <source>✓ Accepted</source>
        <translation>✓ مقبولة</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>إلى غاية {day}</translation>
    </message>
    <message>
        <source>✕ Rejected</source>
        <translation>✕ مرفوضة</translation>
    </message>
    <message>
        <source>of {day}</source>
        <translation>بتاريخ {day}</translation>
    </message>
</context>
<context>
    <name>PaperOutlet</name>
    <message>
        <source>Sent to the printer: {printer}</source>
        <translation>أُرسل إلى الطابعة: {printer}</translation>
    </message>
    <message>
        <source>The PDF lies here: {file}</source>
        <translation>ملف PDF موجود هنا: {file}</translation>
    </message>
</context>
<context>
    <name>ParkingLine</name>
    <message>
        <source>Reason: what is missing, who is being waited for</source>
        <translation>السبب: ما ينقص، ومن يُنتظر</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>وقت العودة</translation>
    </message>
    <message>
        <source>When the owner will be back, such as 15:00; may stay empty</source>
        <translation>ساعة العودة، مثلا 15:00؛ يمكن تركها فارغة</translation>
    </message>
    <message>
        <source>Put aside now</source>
        <translation>إرجاء</translation>
    </message>
</context>
<context>
    <name>PasswordPair</name>
    <message>
        <source>New password (at least 8 characters)</source>
        <translation>كلمة المرور الجديدة (8 رموز على الأقل)</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>كلمة المرور نفسها مرة أخرى</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>كلمتا المرور مختلفتان.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>المرجو أولا اختيار مجلد.</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>المرجو أولا اختيار ملف رقمي.</translation>
    </message>
</context>
<context>
    <name>PermitBatch</name>
    <message>
        <source>Permits to print</source>
        <translation>رخص للطباعة</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Where permits of this format are printed; remembered</source>
        <translation>أين تُطبع رخص هذه الصيغة؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>Mark with Ctrl and a click, Shift and the arrows, or Ctrl+A; Enter opens one</source>
        <translation>التحديد بمفتاح Ctrl مع النقر، أو Shift مع الأسهم، أو Ctrl+A؛ مفتاح Enter يفتح الملف</translation>
    </message>
    <message>
        <source>How far the printing is</source>
        <translation>تقدم الطباعة</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>المقاولة</translation>
    </message>
    <message>
        <source>Every permit that was issued has its sheet.</source>
        <translation>لكل رخصة مسلّمة ورقتها.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n permit(s) without a sheet are shown.</source>
        <translation>
            <numerusform>تظهر أولى الرخص التي ليست لها ورقة: %n</numerusform>
            <numerusform>تظهر أولى الرخص التي ليست لها ورقة: %n</numerusform>
            <numerusform>تظهر أولى الرخص التي ليست لها ورقة: %n</numerusform>
            <numerusform>تظهر أولى الرخص التي ليست لها ورقة: %n</numerusform>
            <numerusform>تظهر أولى الرخص التي ليست لها ورقة: %n</numerusform>
            <numerusform>تظهر أولى الرخص التي ليست لها ورقة: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) have no sheet yet.</source>
        <translation>
            <numerusform>%n رخصة ليست لها ورقة بعد.</numerusform>
            <numerusform>%n رخصة ليست لها ورقة بعد.</numerusform>
            <numerusform>%n رخصتان ليست لهما ورقة بعد.</numerusform>
            <numerusform>%n رخص ليست لها ورقة بعد.</numerusform>
            <numerusform>%n رخصة ليست لها ورقة بعد.</numerusform>
            <numerusform>%n رخصة ليست لها ورقة بعد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Printed: {done} of {of} pages</source>
        <translation>الصفحات المطبوعة: {done} من {of}</translation>
    </message>
    <message>
        <source>Drawn and read back: {done} of {of} permits</source>
        <translation>الرخص المرسومة والمقروءة: {done} من {of}</translation>
    </message>
    <message>
        <source>Stopped: {sent} of {asked} permits are on paper or in the file.</source>
        <translation>توقفت الطباعة: {sent} من أصل {asked} من الرخص على الورق أو في الملف.</translation>
    </message>
    <message>
        <source>From {first} to {last}: now say of each sheet whether it is in hand.</source>
        <translation>من {first} إلى {last}: يُؤكد الآن لكل ورقة هل هي بين اليدين.</translation>
    </message>
    <message>
        <source>Sent to the printer: {printer}</source>
        <translation>أُرسل إلى الطابعة: {printer}</translation>
    </message>
    <message>
        <source>The PDF lies here: {file}</source>
        <translation>ملف PDF موجود هنا: {file}</translation>
    </message>
    <message>
        <source>Nothing was sent: the same copies are printed next time.</source>
        <translation>لم يُرسل شيء: تُطبع النسخ نفسها في المرة المقبلة.</translation>
    </message>
</context>
<context>
    <name>PermitCard</name>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>Another copy…</source>
        <translation>نسخة أخرى…</translation>
    </message>
    <message>
        <source>It never came out</source>
        <translation>لم تخرج الورقة</translation>
    </message>
    <message>
        <source>The sheet is spoiled…</source>
        <translation>الورقة تالفة…</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>إتلافها</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Why there is another copy</source>
        <translation>سبب النسخة الإضافية</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Where permits of this format are printed; remembered</source>
        <translation>أين تُطبع رخص هذه الصيغة؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>Who takes it, if it is not the manager (optional)</source>
        <translation>المستلم إذا لم يكن هو المسير (اختياري)</translation>
    </message>
    <message>
        <source>Why the sheet is spoiled</source>
        <translation>سبب تلف الورقة</translation>
    </message>
    <message>
        <source>No other copy</source>
        <translation>دون نسخة أخرى</translation>
    </message>
    <message>
        <source>The PDF lies here: {file}</source>
        <translation>ملف PDF موجود هنا: {file}</translation>
    </message>
    <message>
        <source>The PDF goes to: {folder}</source>
        <translation>سيُحفظ ملف PDF في: {folder}</translation>
    </message>
    <message>
        <source>No printer is connected. The PDF goes to: {folder}</source>
        <translation>لا توجد طابعة موصولة. سيُحفظ ملف PDF في: {folder}</translation>
    </message>
</context>
<context>
    <name>PermitEnding</name>
    <message>
        <source>Revoke…</source>
        <translation>إلغاء الرخصة…</translation>
    </message>
    <message>
        <source>A new number…</source>
        <translation>رقم جديد…</translation>
    </message>
    <message>
        <source>Why the permit is revoked</source>
        <translation>سبب إلغاء الرخصة</translation>
    </message>
    <message>
        <source>{number} becomes void for ever, with all its sheets, and verifiers refuse it as soon as they hear of it. This cannot be undone.</source>
        <translation>تصبح الرخصة {number} لاغية إلى الأبد بجميع أوراقها، ويرفضها كل من يتحقق منها بمجرد علمه بذلك. لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>{number} becomes void for ever, with all its sheets, and the enterprise gets a permit of another number at once. This cannot be undone.</source>
        <translation>تصبح الرخصة {number} لاغية إلى الأبد بجميع أوراقها، وتحصل المقاولة فورا على رخصة برقم آخر. لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>Revoke it for ever</source>
        <translation>إلغاؤها إلى الأبد</translation>
    </message>
    <message>
        <source>Revoke it and issue another</source>
        <translation>إلغاؤها وتسليم رخصة أخرى</translation>
    </message>
</context>
<context>
    <name>PermitPanel</name>
    <message>
        <source>Permit</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>The page of the permit as it will be printed</source>
        <translation>صفحة الرخصة كما ستُطبع</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>تسجيل في لائحة الانتظار</translation>
    </message>
    <message>
        <source>Issue the permit</source>
        <translation>إصدار الرخصة</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طبع</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Yes, the sheet is in hand</source>
        <translation>نعم، الورقة في اليد</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>تسليم</translation>
    </message>
    <message>
        <source>Print copy no. {copy}</source>
        <translation>طباعة النسخة رقم {copy}</translation>
    </message>
    <message>
        <source>Save copy no. {copy} as PDF</source>
        <translation>حفظ النسخة رقم {copy} بصيغة PDF</translation>
    </message>
    <message>
        <source>Folder for permits</source>
        <translation>مجلد الرخص</translation>
    </message>
</context>
<context>
    <name>PermitPreview</name>
    <message>
        <source>The page is shown once the permit is issued.</source>
        <translation>تظهر الصفحة بعد إصدار الرخصة.</translation>
    </message>
    <message>
        <source>The page is being drawn.</source>
        <translation>جار رسم الصفحة.</translation>
    </message>
</context>
<context>
    <name>PermitQueue</name>
    <message>
        <source>Sheets that were sent: is each one in hand?</source>
        <translation>أوراق أُرسلت: هل كل واحدة بين اليدين؟</translation>
    </message>
    <message>
        <source>Sheets to answer for</source>
        <translation>أوراق تنتظر التأكيد</translation>
    </message>
    <message>
        <source>Mark with Ctrl and a click, Shift and the arrows, or Ctrl+A; Enter opens one</source>
        <translation>التحديد بمفتاح Ctrl مع النقر، أو Shift مع الأسهم، أو Ctrl+A؛ مفتاح Enter يفتح الملف</translation>
    </message>
    <message>
        <source>Why the sheets are spoiled</source>
        <translation>سبب تلف الأوراق</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Throw them away</source>
        <translation>رميها</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>المقاولة</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>النسخة</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>أُرسلت إلى</translation>
    </message>
    <message>
        <source>When</source>
        <translation>التاريخ</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) to answer for; they wait here, whatever happens.</source>
        <translation>
            <numerusform>%n ورقة تنتظر التأكيد؛ تبقى هنا مهما حدث.</numerusform>
            <numerusform>%n ورقة تنتظر التأكيد؛ تبقى هنا مهما حدث.</numerusform>
            <numerusform>%n ورقتان تنتظران التأكيد؛ تبقيان هنا مهما حدث.</numerusform>
            <numerusform>%n أوراق تنتظر التأكيد؛ تبقى هنا مهما حدث.</numerusform>
            <numerusform>%n ورقة تنتظر التأكيد؛ تبقى هنا مهما حدث.</numerusform>
            <numerusform>%n ورقة تنتظر التأكيد؛ تبقى هنا مهما حدث.</numerusform>
        </translation>
    </message>
    <message>
        <source>No sheet waits for an answer.</source>
        <translation>لا ورقة تنتظر التأكيد.</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>بين اليدين</translation>
    </message>
    <message>
        <source>Never came out</source>
        <translation>لم تخرج</translation>
    </message>
    <message>
        <source>Spoiled…</source>
        <translation>تالفة…</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) are answered for.</source>
        <translation>
            <numerusform>تم تأكيد %n ورقة.</numerusform>
            <numerusform>تم تأكيد %n ورقة.</numerusform>
            <numerusform>تم تأكيد %n ورقتين.</numerusform>
            <numerusform>تم تأكيد %n أوراق.</numerusform>
            <numerusform>تم تأكيد %n ورقة.</numerusform>
            <numerusform>تم تأكيد %n ورقة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PermitSpeaker</name>
    <message>
        <source>No permit yet: something is missing.</source>
        <translation>لا رخصة بعد: هناك ما ينقص.</translation>
    </message>
    <message>
        <source>Nothing is missing but a number: this desk has none left.</source>
        <translation>لا ينقص سوى رقم: لم يبق أي رقم لهذا الشباك.</translation>
    </message>
    <message>
        <source>Everything is there: the permit can be issued.</source>
        <translation>كل شيء متوفر: يمكن إصدار الرخصة.</translation>
    </message>
    <message>
        <source>Permit {number} is issued.</source>
        <translation>صدرت الرخصة {number}.</translation>
    </message>
    <message>
        <source>Is the sheet of {number} in hand?</source>
        <translation>هل ورقة الرخصة {number} في اليد؟</translation>
    </message>
    <message>
        <source>Permit {number} is printed.</source>
        <translation>طُبعت الرخصة {number}.</translation>
    </message>
    <message>
        <source>The sheet of {number} is out of date: print it again.</source>
        <translation>لم تعد ورقة الرخصة {number} محيّنة: المرجو طبعها من جديد.</translation>
    </message>
    <message>
        <source>Permit {number} was handed over.</source>
        <translation>سُلّمت الرخصة {number}.</translation>
    </message>
    <message>
        <source>Copy no. {copy}: the sheets before it become void.</source>
        <translation>النسخة رقم {copy}: تصبح الأوراق السابقة لاغية.</translation>
    </message>
    <message>
        <source>Copy no. {copy}: the sheets before it stay valid.</source>
        <translation>النسخة رقم {copy}: تبقى الأوراق السابقة صالحة.</translation>
    </message>
    <message>
        <source>Permit {number} is void for ever: {reason}</source>
        <translation>الرخصة {number} لاغية إلى الأبد: {reason}</translation>
    </message>
    <message>
        <source>Sheet no. {good} is valid; void: no. {void}.</source>
        <translation>الورقة الصالحة: رقم {good}؛ اللاغية: رقم {void}.</translation>
    </message>
    <message>
        <source>No sheet is valid any more; void: no. {void}.</source>
        <translation>لم تعد أي ورقة صالحة؛ اللاغية: رقم {void}.</translation>
    </message>
    <message>
        <source>Taken by {name}.</source>
        <translation>تسلّمها: {name}.</translation>
    </message>
    <message>
        <source>Sheet no. {old} shows what was corrected since; the next is no. {new}.</source>
        <translation>تُظهر الورقة رقم {old} ما صُحح بعد طبعها؛ والورقة التالية رقم {new}.</translation>
    </message>
    <message>
        <source>Sheet no. {old} shows what was corrected since ({fields}); the next is no. {new}.</source>
        <translation>تُظهر الورقة رقم {old} ما صُحح بعد طبعها ({fields})؛ والورقة التالية رقم {new}.</translation>
    </message>
</context>
<context>
    <name>PermitsOnPaper</name>
    <message>
        <source>Back to today</source>
        <translation>العودة إلى اليوم</translation>
    </message>
</context>
<context>
    <name>PermitsQuestion</name>
    <message>
        <source>One enterprise, two permits: which one is kept?</source>
        <translation>مقاولة واحدة ورخصتان: أيتهما يُحتفظ بها؟</translation>
    </message>
    <message>
        <source>Permit to be kept</source>
        <translation>الرخصة التي يُحتفظ بها</translation>
    </message>
    <message>
        <source>Why this one and not the one proposed</source>
        <translation>لماذا هذه وليس المقترحة</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>{number} (proposed)</source>
        <translation>المقترحة: {number}</translation>
    </message>
    <message>
        <source>{permits} becomes void for ever, with all its sheets. This cannot be undone, not even by taking the decision back.</source>
        <translation>تفقد الرخصة {permits} كل قيمة إلى الأبد مع جميع أوراقها. لا رجعة في ذلك، حتى بالتراجع عن القرار.</translation>
    </message>
    <message>
        <source>Same enterprise, revoke {permits}</source>
        <translation>المقاولة نفسها، سحب {permits}</translation>
    </message>
    <message>
        <source>Revoke {permits}</source>
        <translation>سحب {permits}</translation>
    </message>
    <message>
        <source>{permits} is to be revoked by a supervisor of headquarters or of {desks}; the call list names it until then.</source>
        <translation>على مشرف من الإدارة المركزية أو من {desks} سحب {permits}؛ تذكرها لائحة الاتصال إلى ذلك الحين.</translation>
    </message>
    <message>
        <source>Same enterprise, to be revoked there</source>
        <translation>المقاولة نفسها، والسحب هناك</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>التحقق</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>التبادل</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>PlacesBar</name>
    <message>
        <source>Infitah</source>
        <translation>انفتاح</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
</context>
<context>
    <name>PrinterField</name>
    <message>
        <source>PDF file only</source>
        <translation>ملف PDF فقط</translation>
    </message>
</context>
<context>
    <name>PrintersPanel</name>
    <message>
        <source>Printers</source>
        <translation>الطابعات</translation>
    </message>
    <message>
        <source>Printer: {format}</source>
        <translation>الطابعة: {format}</translation>
    </message>
    <message>
        <source>Where permits of this format are printed; remembered</source>
        <translation>أين تُطبع رخص هذه الصيغة؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>If the ten cards do not lie under the knife, shift the whole sheet:</source>
        <translation>إذا لم تقع البطاقات العشر تحت المقص، تُزاح الورقة كلها:</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>نحو اليمين</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>نحو الأسفل</translation>
    </message>
    <message>
        <source>A minus sign shifts the other way</source>
        <translation>علامة الناقص تزيح في الاتجاه المعاكس</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> ملم</translation>
    </message>
    <message>
        <source>On a test page, lay a ruler beside the printed one: ten millimetres must be ten. Then scan its code into the field below.</source>
        <translation>توضع مسطرة بجانب المسطرة المطبوعة في الصفحة التجريبية: عشرة مليمترات يجب أن تساوي عشرة. ثم يُقرأ رمزها بالقارئ في الخانة أسفله.</translation>
    </message>
    <message>
        <source>Code of a test page, from the scanner</source>
        <translation>رمز صفحة تجريبية، بالقارئ</translation>
    </message>
    <message>
        <source>Scan the code of a test page, or paste it (Ctrl+V)</source>
        <translation>اقرأ رمز صفحة تجريبية، أو ألصقه (Ctrl+V)</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>طباعة صفحة تجريبية</translation>
    </message>
    <message>
        <source>Save a test page</source>
        <translation>حفظ صفحة تجريبية</translation>
    </message>
    <message>
        <source>Scan the code of a test page here</source>
        <translation>اقرأ هنا رمز صفحة تجريبية</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) came</source>
        <translation>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
            <numerusform>الرموز الواردة: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads well: {format}.</source>
        <translation>تُقرأ جيدا: {format}.</translation>
    </message>
    <message>
        <source>This is not what a test page says. Print it at 100 %, with more ink, and scan again.</source>
        <translation>ليس هذا ما تقوله الصفحة التجريبية. تُطبع بمقياس 100 % وبحبر أكثر، ثم يُعاد القراءة.</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>Forums and desks</source>
        <translation>الملتقيات والشبابيك</translation>
    </message>
    <message>
        <source>Arrow keys choose a desk; below are its dossiers</source>
        <translation>تختار الأسهم شباكا، وملفاته أسفله</translation>
    </message>
    <message>
        <source>Dossiers to look at</source>
        <translation>ملفات للاطلاع</translation>
    </message>
    <message>
        <source>Enter opens the dossier</source>
        <translation>يفتح مفتاح الإدخال الملف</translation>
    </message>
    <message>
        <source>Save these names as Excel</source>
        <translation>حفظ هذه الأسماء بصيغة Excel</translation>
    </message>
    <message>
        <source>{flaw}, by forum and desk</source>
        <translation>{flaw}، حسب الملتقى والشباك</translation>
    </message>
    <message>
        <source>With this remark</source>
        <translation>بهذه الملاحظة</translation>
    </message>
    <message>
        <source>{flaw} · {desks}: {count}</source>
        <translation>{flaw} · {desks}: {count}</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>المقاولة</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>رقم التسجيل</translation>
    </message>
    <message>
        <source>No dossier has this remark: nothing is to be set right.</source>
        <translation>لا ملف له هذه الملاحظة: لا شيء للمراجعة.</translation>
    </message>
    <message>
        <source>The first {shown} are shown; a file of names has them all.</source>
        <translation>تظهر {shown} الأولى، واللائحة الاسمية تضمها كلها.</translation>
    </message>
    <message>
        <source>all desks</source>
        <translation>جميع الشبابيك</translation>
    </message>
    <message>
        <source>Folder for the names</source>
        <translation>مجلد الأسماء</translation>
    </message>
    <message>
        <source>Saved: {file}. {warning}</source>
        <translation>تم الحفظ: {file}. {warning}</translation>
    </message>
</context>
<context>
    <name>ReadingLine</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Files are being read</source>
        <translation>جارية قراءة الملفات الرقمية</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Another reason</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>بكلماتك</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>Why is this changed?</source>
        <translation>ما سبب هذا التغيير؟</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>سبب التصحيح</translation>
    </message>
    <message>
        <source>as the extract of the trade register shows…</source>
        <translation>كما ورد في مستخرج السجل التجاري…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Confirm (Enter)</source>
        <translation>تأكيد (مفتاح الإدخال)</translation>
    </message>
</context>
<context>
    <name>ReceiptTools</name>
    <message>
        <source>Receipts for all</source>
        <translation>إشعارات التوصل للجميع</translation>
    </message>
    <message>
        <source>Receipts go to {folder}</source>
        <translation>الإشعارات في {folder}</translation>
    </message>
    <message>
        <source>Folder for the receipts</source>
        <translation>مجلد إشعارات التوصل</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) written</source>
        <translation>
            <numerusform>إشعارات التوصل المكتوبة: %n</numerusform>
            <numerusform>إشعارات التوصل المكتوبة: %n</numerusform>
            <numerusform>إشعارات التوصل المكتوبة: %n</numerusform>
            <numerusform>إشعارات التوصل المكتوبة: %n</numerusform>
            <numerusform>إشعارات التوصل المكتوبة: %n</numerusform>
            <numerusform>إشعارات التوصل المكتوبة: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectingLine</name>
    <message>
        <source>Reject for this reason</source>
        <translation>رفض لهذا السبب</translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Restore a backup</source>
        <translation>استرجاع نسخة احتياطية</translation>
    </message>
    <message>
        <source>This laptop takes the place of the one that was lost. Accounts and passwords are those of the day of the backup; permit numbers go on in a part of the block that was never used.</source>
        <translation>يحل هذا الحاسوب محل الذي ضاع. الحسابات وكلمات المرور هي التي كانت يوم النسخة الاحتياطية؛ وتتواصل أرقام الرخص في جزء لم يُستعمل قط من الحصة.</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>ملف النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استرجاع</translation>
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message>
        <source>One enterprise; revoked: {permits}</source>
        <translation>المقاولة نفسها؛ سُحبت: {permits}</translation>
    </message>
    <message>
        <source>One enterprise; still to be revoked: {permits}</source>
        <translation>المقاولة نفسها؛ بقي سحب: {permits}</translation>
    </message>
    <message>
        <source>Noted: one enterprise.</source>
        <translation>سُجّل: مقاولة واحدة.</translation>
    </message>
    <message>
        <source>Noted: two enterprises.</source>
        <translation>سُجّل: مقاولتان مختلفتان.</translation>
    </message>
    <message>
        <source>Revoked: {permits}</source>
        <translation>سُحبت: {permits}</translation>
    </message>
    <message>
        <source>It is settled; the next bundle carries it.</source>
        <translation>تم الحسم؛ تحمله الإرسالية القادمة.</translation>
    </message>
    <message>
        <source>Taken back. {permits} stays revoked: the desk can issue a permit of a new number.</source>
        <translation>تم التراجع. تبقى الرخصة {permits} مسحوبة: يمكن للشباك إصدار رخصة برقم جديد.</translation>
    </message>
    <message>
        <source>Taken back: nobody decided on these two.</source>
        <translation>تم التراجع: الملفان للنظر من جديد.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Later</source>
        <translation>لاحقا</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>مختلفتان</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>التراجع عن القرار</translation>
    </message>
</context>
<context>
    <name>ReviewPapers</name>
    <message>
        <source>Letters and call list…</source>
        <translation>الرسائل ولائحة الاتصال…</translation>
    </message>
    <message>
        <source>Folder for letters and call list</source>
        <translation>مجلد الرسائل ولائحة الاتصال</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) and the call list lie here: {folder}</source>
        <translation>
            <numerusform>الرسائل (%n) ولائحة الاتصال هنا: {folder}</numerusform>
            <numerusform>الرسائل (%n) ولائحة الاتصال هنا: {folder}</numerusform>
            <numerusform>الرسائل (%n) ولائحة الاتصال هنا: {folder}</numerusform>
            <numerusform>الرسائل (%n) ولائحة الاتصال هنا: {folder}</numerusform>
            <numerusform>الرسائل (%n) ولائحة الاتصال هنا: {folder}</numerusform>
            <numerusform>الرسائل (%n) ولائحة الاتصال هنا: {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) could not be drawn: a name has signs that no font has, or no end.</source>
        <translation>
            <numerusform>الرسائل التي تعذر إعدادها: %n. اسم طويل جدا أو فيه رموز غير موجودة في الخط.</numerusform>
            <numerusform>الرسائل التي تعذر إعدادها: %n. اسم طويل جدا أو فيه رموز غير موجودة في الخط.</numerusform>
            <numerusform>الرسائل التي تعذر إعدادها: %n. اسم طويل جدا أو فيه رموز غير موجودة في الخط.</numerusform>
            <numerusform>الرسائل التي تعذر إعدادها: %n. اسم طويل جدا أو فيه رموز غير موجودة في الخط.</numerusform>
            <numerusform>الرسائل التي تعذر إعدادها: %n. اسم طويل جدا أو فيه رموز غير موجودة في الخط.</numerusform>
            <numerusform>الرسائل التي تعذر إعدادها: %n. اسم طويل جدا أو فيه رموز غير موجودة في الخط.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>Duplicates</source>
        <translation>الملفات المكررة</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>التعارضات</translation>
    </message>
    <message>
        <source>Two permits</source>
        <translation>رخصتان</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>تم البت فيها</translation>
    </message>
    <message>
        <source>No duplicate waits to be looked at.</source>
        <translation>لا ملف مكرر ينتظر النظر فيه.</translation>
    </message>
    <message>
        <source>No conflict waits to be settled.</source>
        <translation>لا تعارض ينتظر الحسم.</translation>
    </message>
    <message>
        <source>No enterprise has a permit too many.</source>
        <translation>لا توجد مقاولة لها رخصة زائدة.</translation>
    </message>
    <message>
        <source>Nobody has decided on a pair yet.</source>
        <translation>لم يُتخذ أي قرار بعد.</translation>
    </message>
    <message>
        <source>Opposite decisions, {place} of {count}</source>
        <translation>قراران متعارضان، {place} من {count}</translation>
    </message>
    <message>
        <source>Likely duplicate {place} of {count}</source>
        <translation>تكرار محتمل {place} من {count}</translation>
    </message>
    <message>
        <source>Possible duplicate {place} of {count}</source>
        <translation>تكرار ممكن {place} من {count}</translation>
    </message>
    <message>
        <source>Decided {place} of {count} — one enterprise</source>
        <translation>قرار {place} من {count} — المقاولة نفسها</translation>
    </message>
    <message>
        <source>Decided {place} of {count} — two enterprises</source>
        <translation>قرار {place} من {count} — مقاولتان مختلفتان</translation>
    </message>
    <message>
        <source>Conflict {place} of {count}</source>
        <translation>تعارض {place} من {count}</translation>
    </message>
    <message>
        <source>Two permits, {place} of {count}</source>
        <translation>رخصتان، {place} من {count}</translation>
    </message>
    <message>
        <source>{item} — both have a permit</source>
        <translation>{item} — لكليهما رخصة</translation>
    </message>
    <message>
        <source>Choose a side, or type what is right.</source>
        <translation>المرجو اختيار إحدى القيم أو كتابة الصحيحة.</translation>
    </message>
    <message>
        <source>Taking it back erases nothing and revives no permit.</source>
        <translation>التراجع لا يمحو شيئا ولا يعيد أي رخصة سارية.</translation>
    </message>
    <message>
        <source>A supervisor of headquarters or of the desk revokes {void}.</source>
        <translation>يسحب {void} مشرف من الإدارة المركزية أو من الشباك.</translation>
    </message>
    <message>
        <source>Proposed: keep {keep}, revoke {void} (letter and call list prepared).</source>
        <translation>الاقتراح: الإبقاء على {keep} وسحب {void} (الرسالة ولائحة الاتصال جاهزتان).</translation>
    </message>
    <message>
        <source>The last one: one enterprise.</source>
        <translation>السابق: المقاولة نفسها.</translation>
    </message>
    <message>
        <source>The last one: two enterprises.</source>
        <translation>السابق: مقاولتان مختلفتان.</translation>
    </message>
    <message>
        <source>Nothing is erased; every decision can be taken back.</source>
        <translation>لا شيء يُمحى؛ ويمكن التراجع عن كل قرار.</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>سحب…</translation>
    </message>
    <message>
        <source>Same enterprise</source>
        <translation>المقاولة نفسها</translation>
    </message>
</context>
<context>
    <name>RevokePanel</name>
    <message>
        <source>Revoke a desk or a coordinator</source>
        <translation>سحب اعتماد شباك أو منسقية</translation>
    </message>
    <message>
        <source>What it writes from now on counts nowhere. This cannot be undone: its laptop would have to be enrolled under another name.</source>
        <translation>كل ما سيكتبه الحاسوب من الآن لن يُعتد به في أي مكان. لا رجعة في ذلك: يجب تسجيله باسم آخر.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>الحاسوب</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Type the name to confirm</source>
        <translation>إدخال الاسم للتأكيد</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>سحب نهائي للاعتماد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message>
        <source>Send what was done here</source>
        <translation>إرسال ما أُنجز هنا</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Folder or stick for the bundle</source>
        <translation>مجلد الإرسالية أو مفتاح USB</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>لم يُختر أي مجلد بعد</translation>
    </message>
    <message>
        <source>Folder or stick for the bundle (Alt+Down opens the list)</source>
        <translation>مجلد الإرسالية أو مفتاح USB (يفتح Alt+↓ اللائحة)</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>Everything, even what has a receipt</source>
        <translation>الكل، حتى ما ورد بشأنه إشعار بالتوصل</translation>
    </message>
    <message>
        <source>With the pictures of the papers</source>
        <translation>مع صور الوثائق</translation>
    </message>
    <message>
        <source>Verified on the medium · safe to remove</source>
        <translation>تم التحقق على الحامل · يمكن سحبه</translation>
    </message>
    <message>
        <source>{file} · {size}</source>
        <translation>{file} · {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n حدث</numerusform>
            <numerusform>%n حدث</numerusform>
            <numerusform>%n حدثان</numerusform>
            <numerusform>%n أحداث</numerusform>
            <numerusform>%n حدثا</numerusform>
            <numerusform>%n حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), to be carried in any order:</source>
        <translation>
            <numerusform>الملفات الرقمية (%n)، تُسلّم بأي ترتيب:</numerusform>
            <numerusform>الملفات الرقمية (%n)، تُسلّم بأي ترتيب:</numerusform>
            <numerusform>الملفات الرقمية (%n)، تُسلّم بأي ترتيب:</numerusform>
            <numerusform>الملفات الرقمية (%n)، تُسلّم بأي ترتيب:</numerusform>
            <numerusform>الملفات الرقمية (%n)، تُسلّم بأي ترتيب:</numerusform>
            <numerusform>الملفات الرقمية (%n)، تُسلّم بأي ترتيب:</numerusform>
        </translation>
    </message>
    <message>
        <source>Of this laptop: no. {first} to {last}</source>
        <translation>من هذا الحاسوب: من الرقم {first} إلى {last}</translation>
    </message>
    <message>
        <source>For: {nodes}</source>
        <translation>إلى: {nodes}</translation>
    </message>
</context>
<context>
    <name>SessionChoice</name>
    <message>
        <source>Give a place in a session</source>
        <translation>حجز مكان في حصة</translation>
    </message>
    <message>
        <source>Give the place back</source>
        <translation>إرجاع المكان</translation>
    </message>
    <message numerus="yes">
        <source>%n enrolled</source>
        <translation>
            <numerusform>المسجلون: %n</numerusform>
            <numerusform>المسجلون: %n</numerusform>
            <numerusform>المسجلون: %n</numerusform>
            <numerusform>المسجلون: %n</numerusform>
            <numerusform>المسجلون: %n</numerusform>
            <numerusform>المسجلون: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>full</source>
        <translation>مكتملة</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) free</source>
        <translation>
            <numerusform>الأماكن الشاغرة: %n</numerusform>
            <numerusform>الأماكن الشاغرة: %n</numerusform>
            <numerusform>الأماكن الشاغرة: %n</numerusform>
            <numerusform>الأماكن الشاغرة: %n</numerusform>
            <numerusform>الأماكن الشاغرة: %n</numerusform>
            <numerusform>الأماكن الشاغرة: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionForm</name>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>الأماكن</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>المكوِّن</translation>
    </message>
    <message>
        <source>The day of the session</source>
        <translation>يوم الحصة</translation>
    </message>
    <message>
        <source>When it begins, such as 10:30</source>
        <translation>ساعة البداية، مثل 10:30</translation>
    </message>
    <message>
        <source>Where it is held, such as room A</source>
        <translation>مكان الحصة، مثل القاعة أ</translation>
    </message>
    <message>
        <source>How many places there are; empty is no limit</source>
        <translation>عدد الأماكن؛ إذا تُرك فارغًا فلا حد</translation>
    </message>
    <message>
        <source>Who holds it; may stay empty</source>
        <translation>من يؤطرها؛ يمكن تركه فارغًا</translation>
    </message>
    <message>
        <source>Plan a session</source>
        <translation>برمجة حصة</translation>
    </message>
    <message>
        <source>Change session {session}</source>
        <translation>تغيير الحصة {session}</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Keep the session</source>
        <translation>حفظ الحصة</translation>
    </message>
</context>
<context>
    <name>SessionPeople</name>
    <message>
        <source>Ticket of who is here</source>
        <translation>تذكرة الحاضر</translation>
    </message>
    <message>
        <source>Type or scan one ticket after another: Enter notes that its owner attended</source>
        <translation>كتابة التذاكر أو مسحها الواحدة تلو الأخرى: مفتاح الإدخال يسجل الحضور</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>حاضر</translation>
    </message>
    <message>
        <source>Give a place</source>
        <translation>حجز مكان</translation>
    </message>
    <message>
        <source>All attended</source>
        <translation>الكل حاضر</translation>
    </message>
    <message>
        <source>Certificate given to all</source>
        <translation>سُلِّمت الشهادة للجميع</translation>
    </message>
    <message>
        <source>People of the session</source>
        <translation>المشاركون في الحصة</translation>
    </message>
    <message>
        <source>Enter notes that this owner attended</source>
        <translation>مفتاح الإدخال يسجل حضور هذا المسير</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Where the list is printed; remembered</source>
        <translation>أين تُطبع اللائحة؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>طباعة اللائحة</translation>
    </message>
    <message>
        <source>Save the list as PDF</source>
        <translation>اللائحة بصيغة PDF</translation>
    </message>
    <message>
        <source>People of the session of {time}</source>
        <translation>المشاركون في حصة الساعة {time}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>المقاولة</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>المسير</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>✓ certificate</source>
        <translation>✓ الشهادة</translation>
    </message>
    <message>
        <source>✓ attended</source>
        <translation>✓ حاضر</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>مسجل</translation>
    </message>
    <message>
        <source>✓ A place is kept.</source>
        <translation>✓ المكان محجوز.</translation>
    </message>
    <message>
        <source>✓ Noted: {name}</source>
        <translation>✓ سُجِّل: {name}</translation>
    </message>
    <message numerus="yes">
        <source>✓ Noted: %n dossier(s)</source>
        <translation>
            <numerusform>✓ الملفات المسجلة: %n</numerusform>
            <numerusform>✓ الملفات المسجلة: %n</numerusform>
            <numerusform>✓ الملفات المسجلة: %n</numerusform>
            <numerusform>✓ الملفات المسجلة: %n</numerusform>
            <numerusform>✓ الملفات المسجلة: %n</numerusform>
            <numerusform>✓ الملفات المسجلة: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionsOfTheStop</name>
    <message>
        <source>Initiation sessions</source>
        <translation>حصص التكوين</translation>
    </message>
    <message>
        <source>Plan a session</source>
        <translation>برمجة حصة</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Cancel the session…</source>
        <translation>إلغاء الحصة…</translation>
    </message>
    <message>
        <source>Cancel it now</source>
        <translation>إلغاؤه الآن</translation>
    </message>
    <message>
        <source>Why the session is not held</source>
        <translation>سبب عدم انعقاد الحصة</translation>
    </message>
    <message>
        <source>No session is planned yet.</source>
        <translation>لا توجد حصة مبرمجة بعد.</translation>
    </message>
    <message>
        <source>Enter goes to the field for tickets</source>
        <translation>مفتاح الإدخال ينقل إلى خانة التذاكر</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>المكوِّن</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>الأماكن</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>حاضر</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>ملغاة</translation>
    </message>
    <message>
        <source>held</source>
        <translation>انعقدت</translation>
    </message>
    <message>
        <source>full</source>
        <translation>مكتملة</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>مبرمجة</translation>
    </message>
    <message>
        <source>The session is cancelled. People to be told: {count}</source>
        <translation>أُلغيت الحصة. عدد من يجب إخبارهم: {count}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Lock when nobody is here for</source>
        <translation>القفل عند غياب المستعمل لمدة</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدا</translation>
    </message>
    <message>
        <source>A sound with each verdict</source>
        <translation>صوت مع كل نتيجة</translation>
    </message>
    <message>
        <source>Infitah Desk {version}. Works without internet; nothing leaves by itself.</source>
        <translation>Infitah Desk {version}. يعمل دون إنترنت؛ لا يخرج منه شيء تلقائيا.</translation>
    </message>
</context>
<context>
    <name>SizeChoice</name>
    <message>
        <source>Size of each file</source>
        <translation>حجم كل ملف رقمي</translation>
    </message>
    <message>
        <source>How large each file may be</source>
        <translation>الحجم المسموح به لكل ملف رقمي</translation>
    </message>
    <message>
        <source>For mail or small sticks: several bundles, each whole (Alt+Down opens the list)</source>
        <translation>للبريد الإلكتروني أو مفاتيح USB الصغيرة: عدة إرساليات، كل منها كاملة (Alt+Down يفتح اللائحة)</translation>
    </message>
    <message>
        <source>at most {size} MB</source>
        <translation>{size} ميغابايت على الأكثر</translation>
    </message>
    <message>
        <source>any</source>
        <translation>بلا حد</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>No stop is open</source>
        <translation>لا محطة مفتوحة</translation>
    </message>
    <message>
        <source>Stop: {stop}</source>
        <translation>المحطة: {stop}</translation>
    </message>
    <message>
        <source>Permits left: {left} / {given}</source>
        <translation>الرخص المتبقية: ⁦{left} / {given}⁩</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) to answer for</source>
        <translation>
            <numerusform>%n ورقة تنتظر التأكيد</numerusform>
            <numerusform>%n ورقة تنتظر التأكيد</numerusform>
            <numerusform>%n ورقتان تنتظران التأكيد</numerusform>
            <numerusform>%n أوراق تنتظر التأكيد</numerusform>
            <numerusform>%n ورقة تنتظر التأكيد</numerusform>
            <numerusform>%n ورقة تنتظر التأكيد</numerusform>
        </translation>
    </message>
    <message>
        <source>No bundle yet</source>
        <translation>لا إرسالية بعد</translation>
    </message>
    <message>
        <source>Last bundle: {time} · {count} not in it</source>
        <translation>آخر إرسالية: {time} · {count} خارجها</translation>
    </message>
    <message>
        <source>Last bundle: {time}</source>
        <translation>آخر إرسالية: {time}</translation>
    </message>
    <message>
        <source>Safe at headquarters up to no. {seq}</source>
        <translation>في أمان بالإدارة المركزية إلى غاية الرقم {seq}</translation>
    </message>
    <message>
        <source>⚠ This folder was copied: restore it from a backup</source>
        <translation>⚠ نُسخ هذا المجلد: المرجو استرجاع نسخة احتياطية</translation>
    </message>
    <message>
        <source>⚠ The disk is almost full</source>
        <translation>⚠ القرص شبه ممتلئ</translation>
    </message>
    <message>
        <source>⚠ The clock of this laptop was set back: check date and time</source>
        <translation>⚠ أُرجعت ساعة هذا الحاسوب إلى الوراء: المرجو التحقق من التاريخ والوقت</translation>
    </message>
    <message>
        <source>⚠ No kit was loaded yet</source>
        <translation>⚠ لم تُقبل أي عدة تسجيل بعد</translation>
    </message>
</context>
<context>
    <name>StopLine</name>
    <message>
        <source>Legal date of the stop</source>
        <translation>التاريخ القانوني للمحطة</translation>
    </message>
    <message>
        <source>The date that permits of this day will carry</source>
        <translation>التاريخ الذي ستحمله رخص هذا اليوم</translation>
    </message>
    <message>
        <source>Quota of the day</source>
        <translation>حصة اليوم من الرخص</translation>
    </message>
    <message>
        <source>Why this day is opened again</source>
        <translation>سبب إعادة فتح هذا اليوم</translation>
    </message>
    <message>
        <source>Open the stop</source>
        <translation>فتح المحطة</translation>
    </message>
    <message>
        <source>Set the quota</source>
        <translation>تحديد الحصة</translation>
    </message>
    <message>
        <source>Permits that may be issued this day: {quota}</source>
        <translation>الحد الأقصى للرخص في هذا اليوم: {quota}</translation>
    </message>
    <message>
        <source>No quota any more: as many permits as this desk has numbers.</source>
        <translation>لا حصة بعد الآن: بقدر ما لهذا الشباك من أرقام.</translation>
    </message>
    <message>
        <source>The stop is open: {day}.</source>
        <translation>المحطة مفتوحة: {day}.</translation>
    </message>
    <message>
        <source>Open: {day}</source>
        <translation>مفتوحة: {day}</translation>
    </message>
    <message>
        <source>Open: {day}. Quota: {quota}</source>
        <translation>المحطة مفتوحة: {day}. الحصة من الرخص: {quota}</translation>
    </message>
    <message>
        <source>No stop is open. Documents, initiation and permits need one.</source>
        <translation>لا محطة مفتوحة. تستلزمها الوثائق والتكوين والرخص.</translation>
    </message>
    <message>
        <source>How many permits may be issued this day; empty: as many as this desk has</source>
        <translation>عدد الرخص الممكنة في هذا اليوم؛ إذا تُرك فارغًا فبقدر ما لهذا الشباك</translation>
    </message>
    <message>
        <source>No stop is open. A supervisor opens it: lock the desk and call one.</source>
        <translation>لا محطة مفتوحة. يفتحها مشرف: المرجو قفل الشباك ومناداته.</translation>
    </message>
</context>
<context>
    <name>TakePanel</name>
    <message>
        <source>Stop here</source>
        <translation>التوقف هنا</translation>
    </message>
    <message>
        <source>{read} of {wanted}</source>
        <translation>{read} من {wanted}</translation>
    </message>
</context>
<context>
    <name>TargetTiles</name>
    <message>
        <source>of {number}</source>
        <translation>من {number}</translation>
    </message>
    <message>
        <source>Enterprises</source>
        <translation>المقاولات</translation>
    </message>
    <message>
        <source>Permits valid or used for a pack</source>
        <translation>الرخص السارية أو المستعملة لحزمة</translation>
    </message>
    <message>
        <source>Packs ordered or delivered</source>
        <translation>الحزم المطلوبة أو المسلَّمة</translation>
    </message>
    <message>
        <source>{number} for 100 permits</source>
        <translation>لكل 100 رخصة: {number}</translation>
    </message>
    <message>
        <source>Packs delivered</source>
        <translation>الحزم المسلَّمة</translation>
    </message>
    <message>
        <source>State’s part: {amount}</source>
        <translation>حصة الدولة: {amount}</translation>
    </message>
    <message>
        <source>Budget committed</source>
        <translation>الميزانية الملتزم بها</translation>
    </message>
    <message>
        <source>left this year: {amount}</source>
        <translation>الباقي من السنة: {amount}</translation>
    </message>
    <message>
        <source>Duplicates avoided</source>
        <translation>ملفات مكررة تم تفاديها</translation>
    </message>
    <message>
        <source>brought together: {linked} · known from lists: {listed} · permits revoked: {permits}</source>
        <translation>ملفات مجمعة:&#xa0;{linked}&#xa0;· أسطر معروفة من قبل:&#xa0;{listed}&#xa0;· رخص مسحوبة:&#xa0;{permits}</translation>
    </message>
</context>
<context>
    <name>TicketStrip</name>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Printer for tickets</source>
        <translation>طابعة التذاكر</translation>
    </message>
    <message>
        <source>Where tickets are printed; remembered</source>
        <translation>أين تُطبع التذاكر؛ يُحفظ الاختيار</translation>
    </message>
    <message>
        <source>Ticket {ticket}</source>
        <translation>التذكرة {ticket}</translation>
    </message>
    <message>
        <source>Place {place} on the waiting list</source>
        <translation>الرتبة {place} في لائحة الانتظار</translation>
    </message>
    <message>
        <source>Print the ticket</source>
        <translation>طباعة التذكرة</translation>
    </message>
    <message>
        <source>Save the ticket as PDF</source>
        <translation>التذكرة بصيغة PDF</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>New dossier</source>
        <translation>ملف جديد</translation>
    </message>
    <message>
        <source>Check a permit</source>
        <translation>التحقق من رخصة</translation>
    </message>
    <message>
        <source>Give a bundle</source>
        <translation>تسليم إرسالية</translation>
    </message>
    <message>
        <source>Close the stop</source>
        <translation>إغلاق المحطة</translation>
    </message>
    <message>
        <source>Dossiers by step</source>
        <translation>الملفات حسب المرحلة</translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) left of today&apos;s quota</source>
        <translation>
            <numerusform>الرخص المتبقية من حصة اليوم: %n</numerusform>
            <numerusform>الرخص المتبقية من حصة اليوم: %n</numerusform>
            <numerusform>الرخص المتبقية من حصة اليوم: %n</numerusform>
            <numerusform>الرخص المتبقية من حصة اليوم: %n</numerusform>
            <numerusform>الرخص المتبقية من حصة اليوم: %n</numerusform>
            <numerusform>الرخص المتبقية من حصة اليوم: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) left in this desk&apos;s block</source>
        <translation>
            <numerusform>%n رخصة متبقية من حصة هذا الشباك</numerusform>
            <numerusform>%n رخصة متبقية من حصة هذا الشباك</numerusform>
            <numerusform>%n رخصتان متبقيتان من حصة هذا الشباك</numerusform>
            <numerusform>%n رخص متبقية من حصة هذا الشباك</numerusform>
            <numerusform>%n رخصة متبقية من حصة هذا الشباك</numerusform>
            <numerusform>%n رخصة متبقية من حصة هذا الشباك</numerusform>
        </translation>
    </message>
    <message>
        <source>Permits on paper</source>
        <translation>الرخص على الورق</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Who works here now?</source>
        <translation>من يعمل هنا الآن؟</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>فتح الشباك</translation>
    </message>
    <message>
        <source>Open the desk (Enter)</source>
        <translation>فتح الشباك (مفتاح الإدخال)</translation>
    </message>
</context>
<context>
    <name>VerdictSpeaker</name>
    <message>
        <source>by an old list</source>
        <translation>حسب لائحة قديمة</translation>
    </message>
    <message>
        <source>VALID</source>
        <translation>سارية</translation>
    </message>
    <message>
        <source>REVOKED</source>
        <translation>مسحوبة</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>منتهية الصلاحية</translation>
    </message>
    <message>
        <source>TOO EARLY</source>
        <translation>غير سارية بعد</translation>
    </message>
    <message>
        <source>UNKNOWN DESK</source>
        <translation>شباك غير معروف</translation>
    </message>
    <message>
        <source>FORGED</source>
        <translation>مزورة</translation>
    </message>
    <message>
        <source>NOT A PERMIT</source>
        <translation>ليست رخصة</translation>
    </message>
    <message>
        <source>RC {number}, {court}</source>
        <translation>السجل التجاري {number}، {court}</translation>
    </message>
    <message>
        <source>TP {number}</source>
        <translation>الرسم المهني {number}</translation>
    </message>
    <message>
        <source>issued on {day} at {forum}</source>
        <translation>صدرت بتاريخ {day} في {forum}</translation>
    </message>
    <message>
        <source>Manager: {name}</source>
        <translation>المسير: {name}</translation>
    </message>
    <message>
        <source>Compare the name with the paper that is shown.</source>
        <translation>المرجو مقارنة الاسم مع الوثيقة المقدمة.</translation>
    </message>
    <message>
        <source>Judged by the list of {day}.</source>
        <translation>حُكم عليها حسب لائحة {day}.</translation>
    </message>
    <message numerus="yes">
        <source>It is %n day(s) old.</source>
        <translation>
            <numerusform>عمرها %n يوم.</numerusform>
            <numerusform>عمرها %n يوم.</numerusform>
            <numerusform>عمرها %n يومان.</numerusform>
            <numerusform>عمرها %n أيام.</numerusform>
            <numerusform>عمرها %n يوما.</numerusform>
            <numerusform>عمرها %n يوم.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Page before</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>الصفحة كاملة</translation>
    </message>
    <message>
        <source>Whole width</source>
        <translation>العرض كاملا</translation>
    </message>
    <message>
        <source>Page {place} / {count}</source>
        <translation>الصفحة {place} / {count}</translation>
    </message>
    <message>
        <source>not kept yet</source>
        <translation>لم تُحفظ بعد</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} ك.ب</translation>
    </message>
</context>
<context>
    <name>WaitingPeople</name>
    <message>
        <source>Waiting list</source>
        <translation>لائحة الانتظار</translation>
    </message>
    <message>
        <source>Take up the next</source>
        <translation>استئناف ملف التالي</translation>
    </message>
    <message>
        <source>Enter opens the dossier</source>
        <translation>مفتاح الإدخال يفتح الملف</translation>
    </message>
    <message>
        <source>A number is free. Next is {name}, ticket {ticket}.</source>
        <translation>يوجد رقم متاح. الدور على {name}، التذكرة {ticket}.</translation>
    </message>
    <message>
        <source>No number is free now: a bigger quota or a revoked permit frees one.</source>
        <translation>لا رقم متاح الآن: زيادة الحصة أو سحب رخصة يتيح رقمًا.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>الرتبة</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>المقاولة</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Welcome to Infitah Desk</source>
        <translation>مرحبا بكم في Infitah Desk</translation>
    </message>
    <message>
        <source>There is nothing on this laptop yet. What is it to be?</source>
        <translation>لا شيء على هذا الحاسوب بعد. ما الدور المراد له؟</translation>
    </message>
    <message>
        <source>Enrol this laptop</source>
        <translation>تسجيل هذا الحاسوب</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>استرجاع نسخة احتياطية</translation>
    </message>
    <message>
        <source>Found the authority</source>
        <translation>إنشاء السلطة</translation>
    </message>
    <message>
        <source>A desk of a forum, or a coordinator: makes its keys and asks headquarters.</source>
        <translation>شباك ملتقى أو منسقية: ينشئ مفاتيحه ويراسل الإدارة المركزية.</translation>
    </message>
    <message>
        <source>In place of a laptop that was lost or broken.</source>
        <translation>بدل حاسوب ضاع أو تعطل.</translation>
    </message>
    <message>
        <source>Headquarters, once for the whole programme.</source>
        <translation>الإدارة المركزية، مرة واحدة للبرنامج كله.</translation>
    </message>
</context>
<context>
    <name>_Written</name>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>The authority is founded</source>
        <translation>أُنشئت السلطة</translation>
    </message>
    <message>
        <source>The recovery identity lies in {file}.</source>
        <translation>يوجد مفتاح الاسترجاع في ⁨{file}⁩.</translation>
    </message>
    <message>
        <source>Print that file, lock the paper away and delete the file. The fingerprint above is the programme&apos;s root: read it out to whoever loads a kit.</source>
        <translation>المرجو طبع هذا الملف وحفظ الورقة في مكان مقفل وحذف الملف. البصمة أعلاه هي بصمة جذر البرنامج: المرجو قراءتها على كل من يقبل عدة تسجيل.</translation>
    </message>
    <message>
        <source>The request is written</source>
        <translation>كُتب الطلب</translation>
    </message>
    <message>
        <source>It lies in {file}.</source>
        <translation>هو موجود في ⁨{file}⁩.</translation>
    </message>
    <message>
        <source>Give the file to headquarters and read the fingerprint above out to them: theirs must be the same. They answer with a kit.</source>
        <translation>المرجو تسليم الملف إلى الإدارة المركزية وقراءة البصمة أعلاه عليها: يجب أن تكون بصمتها مطابقة. وهي تجيب بعدة تسجيل.</translation>
    </message>
</context>
</TS>
