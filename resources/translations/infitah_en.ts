<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlarmStrip</name>
    <message numerus="yes">
        <source>%n more alarm(s)</source>
        <translation>
            <numerusform>%n more alarm</numerusform>
            <numerusform>%n more alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message numerus="yes">
        <source>%n character(s) came</source>
        <translation>
            <numerusform>%n character came</numerusform>
            <numerusform>%n characters came</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingFigures</name>
    <message numerus="yes">
        <source>%n dossier(s) still in progress.</source>
        <translation>
            <numerusform>%n dossier still in progress.</numerusform>
            <numerusform>%n dossiers still in progress.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message numerus="yes">
        <source>%n column(s) not known: they are not read unless you say what they hold.</source>
        <translation>
            <numerusform>%n column not known: it is not read unless you say what it holds.</numerusform>
            <numerusform>%n columns not known: they are not read unless you say what they hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparingLine</name>
    <message numerus="yes">
        <source>%n dossier(s) still to be compared</source>
        <translation>
            <numerusform>%n dossier still to be compared</numerusform>
            <numerusform>%n dossiers still to be compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) not compared with the others yet</source>
        <translation>
            <numerusform>%n dossier not compared with the others yet</numerusform>
            <numerusform>%n dossiers not compared with the others yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayPace</name>
    <message numerus="yes">
        <source>Median time to the permit: %n minute(s)</source>
        <translation>
            <numerusform>Median time to the permit: %n minute</numerusform>
            <numerusform>Median time to the permit: %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Median time to handing over: %n minute(s)</source>
        <translation>
            <numerusform>Median time to handing over: %n minute</numerusform>
            <numerusform>Median time to handing over: %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late of those put aside</source>
        <translation>
            <numerusform>Late of those put aside: %n</numerusform>
            <numerusform>Late of those put aside: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) left in this desk&apos;s block</source>
        <translation>
            <numerusform>%n number left in this desk&apos;s block</numerusform>
            <numerusform>%n numbers left in this desk&apos;s block</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierMore</name>
    <message numerus="yes">
        <source>%n picture(s) of papers</source>
        <translation>
            <numerusform>%n picture of a paper</numerusform>
            <numerusform>%n pictures of papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftLine</name>
    <message numerus="yes">
        <source>%n other draft(s)</source>
        <translation>
            <numerusform>%n other draft</numerusform>
            <numerusform>%n other drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuePeople</name>
    <message numerus="yes">
        <source>%n more: see the dossiers put aside</source>
        <translation>
            <numerusform>%n more: see the dossiers put aside</numerusform>
            <numerusform>%n more: see the dossiers put aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasuresPanel</name>
    <message numerus="yes">
        <source>%n more request(s) after these</source>
        <translation>
            <numerusform>%n more request after these</numerusform>
            <numerusform>%n more requests after these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeFolderPanel</name>
    <message numerus="yes">
        <source>%n event(s) taken</source>
        <translation>
            <numerusform>%n event taken</numerusform>
            <numerusform>%n events taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) given</source>
        <translation>
            <numerusform>%n event given</numerusform>
            <numerusform>%n events given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) like these</source>
        <translation>
            <numerusform>%n more file like these</numerusform>
            <numerusform>%n more files like these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message numerus="yes">
        <source>%n event(s) of this laptop in no bundle yet.</source>
        <translation>
            <numerusform>%n event of this laptop in no bundle yet.</numerusform>
            <numerusform>%n events of this laptop in no bundle yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeSummary</name>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>%n merged</numerusform>
            <numerusform>%n merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in quarantine</source>
        <translation>
            <numerusform>%n in quarantine</numerusform>
            <numerusform>%n in quarantine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to enrol</source>
        <translation>
            <numerusform>%n to enrol</numerusform>
            <numerusform>%n to enrol</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>%n file read</numerusform>
            <numerusform>%n files read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n new event</numerusform>
            <numerusform>%n new events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) here</source>
        <translation>
            <numerusform>%n dossier here</numerusform>
            <numerusform>%n dossiers here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s)</source>
        <translation>
            <numerusform>%n permit</numerusform>
            <numerusform>%n permits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n new event</numerusform>
            <numerusform>%n new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Headquarters</name>
    <message numerus="yes">
        <source>%n desk(s)</source>
        <translation>
            <numerusform>%n desk</numerusform>
            <numerusform>%n desks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n void permit(s)</source>
        <translation>
            <numerusform>%n void permit</numerusform>
            <numerusform>%n void permits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportListPage</name>
    <message numerus="yes">
        <source>Import %n enterprise(s)</source>
        <translation>
            <numerusform>Import %n enterprise</numerusform>
            <numerusform>Import %n enterprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n registered</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to register</source>
        <translation>
            <numerusform>%n to register</numerusform>
            <numerusform>%n to register</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read</source>
        <translation>
            <numerusform>%n row read</numerusform>
            <numerusform>%n rows read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssuesPanel</name>
    <message numerus="yes">
        <source>%n remark(s) on the rows</source>
        <translation>
            <numerusform>%n remark on the rows</numerusform>
            <numerusform>%n remarks on the rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackOrder</name>
    <message numerus="yes">
        <source>%n pack(s) left to order here</source>
        <translation>
            <numerusform>%n pack left to order here</numerusform>
            <numerusform>%n packs left to order here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperForms</name>
    <message numerus="yes">
        <source>%n form(s) with a number of this laptop not typed in yet</source>
        <translation>
            <numerusform>%n form with a number of this laptop is not typed in yet</numerusform>
            <numerusform>%n forms with a number of this laptop are not typed in yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PermitBatch</name>
    <message numerus="yes">
        <source>The first %n permit(s) without a sheet are shown.</source>
        <translation>
            <numerusform>The first %n permit without a sheet is shown.</numerusform>
            <numerusform>The first %n permits without a sheet are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) have no sheet yet.</source>
        <translation>
            <numerusform>%n permit has no sheet yet.</numerusform>
            <numerusform>%n permits have no sheet yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PermitQueue</name>
    <message numerus="yes">
        <source>%n sheet(s) to answer for; they wait here, whatever happens.</source>
        <translation>
            <numerusform>%n sheet to answer for; it waits here, whatever happens.</numerusform>
            <numerusform>%n sheets to answer for; they wait here, whatever happens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) are answered for.</source>
        <translation>
            <numerusform>%n sheet is answered for.</numerusform>
            <numerusform>%n sheets are answered for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintersPanel</name>
    <message numerus="yes">
        <source>%n character(s) came</source>
        <translation>
            <numerusform>%n character came</numerusform>
            <numerusform>%n characters came</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptTools</name>
    <message numerus="yes">
        <source>%n receipt(s) written</source>
        <translation>
            <numerusform>%n receipt written</numerusform>
            <numerusform>%n receipts written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPapers</name>
    <message numerus="yes">
        <source>%n letter(s) and the call list lie here: {folder}</source>
        <translation>
            <numerusform>%n letter and the call list lie here: {folder}</numerusform>
            <numerusform>%n letters and the call list lie here: {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) could not be drawn: a name has signs that no font has, or no end.</source>
        <translation>
            <numerusform>%n letter could not be drawn: a name is too long, or has signs that the font lacks.</numerusform>
            <numerusform>%n letters could not be drawn: a name is too long, or has signs that the font lacks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), to be carried in any order:</source>
        <translation>
            <numerusform>%n file:</numerusform>
            <numerusform>%n files, to be carried in any order:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionChoice</name>
    <message numerus="yes">
        <source>%n enrolled</source>
        <translation>
            <numerusform>%n enrolled</numerusform>
            <numerusform>%n enrolled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) free</source>
        <translation>
            <numerusform>%n place free</numerusform>
            <numerusform>%n places free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionPeople</name>
    <message numerus="yes">
        <source>✓ Noted: %n dossier(s)</source>
        <translation>
            <numerusform>✓ Noted: %n dossier</numerusform>
            <numerusform>✓ Noted: %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n sheet(s) to answer for</source>
        <translation>
            <numerusform>%n sheet to answer for</numerusform>
            <numerusform>%n sheets to answer for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n permit(s) left of today&apos;s quota</source>
        <translation>
            <numerusform>%n permit left of today&apos;s quota</numerusform>
            <numerusform>%n permits left of today&apos;s quota</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) left in this desk&apos;s block</source>
        <translation>
            <numerusform>%n permit left in this desk&apos;s block</numerusform>
            <numerusform>%n permits left in this desk&apos;s block</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictSpeaker</name>
    <message numerus="yes">
        <source>It is %n day(s) old.</source>
        <translation>
            <numerusform>It is %n day old.</numerusform>
            <numerusform>It is %n days old.</numerusform>
        </translation>
    </message>
</context>
</TS>
