"""Lists as schools hand them over, messy where theirs are. Nobody in them exists."""

import io
import zipfile
from datetime import date

DAY, YEAR = date(2026, 11, 24), "2026-2027"

LIST = """Stamnr;Roepnaam;Tussenv.;Achternaam;Klas;Mentor;Geboortedatum;E-mail;\
Ouder 1 naam;Ouder 1 e-mail;Ouder 1 gezag;\
Naam ouder 2;Gezag ouder 2;BSN;Straat
1001;Noor;;Vries, de;2A;mw. Bos;9-3-2012;noor@school.example;Marieke de Vries;marieke@ouders.example;ja;;;123;Dijk 1
1002;Sami;;Haddad;2A;mw. Bos;12/11/2011;;Karima Haddad;karima@ouders.example;ja;Youssef Haddad;ja;;
1003;Lotte;;Jansen;2A;mw. Bos;2010-05-02;;"Jansen, Piet";;nee;;;;
1004;Daan;de;Vries;3B;Kaya, Emre;1-2-2010;;Marieke de Vries;marieke@ouders.example;ja;;;;
1005;Eva;;Mulder;3B;Kaya, Emre;;;Ruud Mulder;ruud@school.example;;;;;
"""

SDS = {
    "School.csv": "SIS ID,Name\n01AB,Lindekade College\n",
    "Section.csv": "SIS ID,School SIS ID,Section Name\ns1,01AB,2A\ns2,01AB,3B\ns3,01AB,2A-wi\n",
    "Student.csv": "SIS ID,School SIS ID,Username,First Name,Last Name\n"
    "1001,01AB,noor@school.example,Noor,de Vries\n1002,01AB,,Sami,Haddad\n1003,01AB,,Lotte,Jansen\n"
    "1004,01AB,,Daan,de Vries\n1005,01AB,,Eva,Mulder\n",
    "StudentEnrollment.csv": "Section SIS ID,SIS ID\ns1,1001\ns1,1002\ns1,1003\ns2,1004\ns2,1005\ns3,1001\ns3,1002\n",
    "Teacher.csv": "SIS ID,School SIS ID,Username,First Name,Last Name\n1001,01AB,vdam@school.example,Ans,van Dam\n"
    "BOS,01AB,bos@school.example,Anneke,Bos\n",
    "TeacherRoster.csv": "Section SIS ID,SIS ID\ns3,1001\ns1,BOS\n",
}

USERS_11 = """sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,\
middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u1,active,2026-09-01,true,o1,student,noor,,Noor,de Vries,,1001,noor@school.example,,,u8,,
u2,active,2026-09-01,true,o1,student,sami,,Sami,Haddad,,1002,,,,"u9,u10",,
u3,tobedeleted,2026-09-01,true,o1,student,weg,,Jip,Smeets,,1003,,,,,,
u5,active,2026-09-01,true,o1,teacher,bos,,Anneke,Bos,,BOS,bos@school.example,,,,,
u6,active,2026-09-01,true,o1,administrator,ter,,Ilse,Terpstra,,TER,,,,,,
u8,active,2026-09-01,true,o1,parent,mar,,Marieke,de Vries,,,marieke@ouders.example,,,u1,,
u9,active,2026-09-01,true,o1,guardian,kar,,Karima,Haddad,,,karima@ouders.example,,,u2,,
u10,active,2026-09-01,true,o1,relative,opa,,Omar,Haddad,,,,,,u2,,
"""
ONEROSTER_11 = {
    "manifest.csv": "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n",
    "orgs.csv": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
    "o1,active,2026-09-01,Lindekade College,school,01AB,\n",
    "academicSessions.csv": "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,"
    "schoolYear\n"
    "t1,active,2026-09-01,2026,schoolYear,2026-08-31,2027-07-16,,2027\n"
    "t0,active,2025-09-01,2025,schoolYear,2025-08-31,2026-07-16,,2026\n",
    "users.csv": USERS_11,
    "classes.csv": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
    "c1,active,2026-09-01,2A,,,,homeroom,,o1,t1,,,\nc2,active,2026-09-01,wi-2A,,k1,,scheduled,,o1,t1,,,\n"
    "c0,active,2025-09-01,1A,,,,homeroom,,o1,t0,,,\n",
    "enrollments.csv": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
    "beginDate,endDate\n"
    "e1,active,2026-09-01,c1,o1,u1,student,false,,\ne2,active,2026-09-01,c1,o1,u2,student,false,,\n"
    "e3,active,2026-09-01,c2,o1,u1,student,false,,\ne4,active,2026-09-01,c1,o1,u5,teacher,true,,\n"
    "e5,active,2025-09-01,c0,o1,u1,student,false,2025-09-01,2026-07-16\n",
}
ONEROSTER_12 = {
    **ONEROSTER_11,
    "users.csv": "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
    "identifier,email,agentSourcedIds,primaryOrgSourcedId\n"
    "u1,active,,true,noor,,Noor,de Vries,,1001,noor@school.example,,o1\n"
    "u2,active,,true,sami,,Sami,Haddad,,1002,,,o1\n"
    "u5,active,,true,bos,,Anneke,Bos,,BOS,bos@school.example,,o1\n"
    "u9,active,,true,kar,,Karima,Haddad,,,karima@ouders.example,,\n",
    "roles.csv": "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
    "userProfileSourcedId\n"
    "r1,active,,u1,primary,student,,,o1,\nr2,active,,u2,primary,student,,,o1,\nr3,active,,u5,primary,teacher,,,o1,\n"
    "r4,active,,u5,secondary,parent,,,o1,\nr5,active,,u9,primary,guardian,,,o1,\n",
    "userRelationships.csv": "sourcedId,status,dateLastModified,userSourcedId,relationshipUserSourcedId,"
    "relationshipRole,metadata.gezag\n"
    "k1,active,,u1,u5,parent,ja\nk2,active,,u2,u9,parent,nee\n",
}


def zipped(files: dict[str, str], *, encoding: str = "utf-8") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text.encode(encoding))
    return made.getvalue()
