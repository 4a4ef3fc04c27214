//! What a column can mean, and the headings by which it is known.

/// What a column of a roster means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Key of the person.
    Id,
    /// Full name, or the first name where a last-name column stands alone beside it.
    Name,
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// Job title.
    Title,
    /// Key of the manager.
    ManagerId,
    /// E-mail of the manager.
    ManagerEmail,
    /// The manager by whatever key the values turn out to be.
    Manager,
    /// Department.
    Department,
    /// Team.
    Team,
    /// Place of work.
    Location,
    /// First day of work.
    StartDate,
    /// Last day of work.
    EndDate,
    /// Yearly salary.
    Salary,
    /// E-mail of the person.
    Email,
    /// Full-time equivalent, or weekly hours.
    Fte,
    /// Employment status; says which rows are vacancies.
    Status,
    /// Managers by a dotted line.
    DottedManagers,
    /// Yes or no: the row is an open position.
    Vacancy,
    /// Share of the week spent on own technical work.
    OwnWork,
    /// Number of open requisitions owned.
    OpenRequisitions,
    /// Name of the on-call rotation.
    OnCall,
}

impl Field {
    /// All fields, in the order in which a form shows them.
    pub const ALL: [Self; 22] = [
        Self::Id,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Title,
        Self::ManagerId,
        Self::ManagerEmail,
        Self::Manager,
        Self::Department,
        Self::Team,
        Self::Location,
        Self::StartDate,
        Self::EndDate,
        Self::Salary,
        Self::Email,
        Self::Fte,
        Self::Status,
        Self::DottedManagers,
        Self::Vacancy,
        Self::OwnWork,
        Self::OpenRequisitions,
        Self::OnCall,
    ];

    /// The field's name in the canonical header, for example `manager_id`.
    pub fn key(self) -> &'static str {
        self.entry().key
    }

    /// The field's name for people, for example "Manager id".
    pub fn label(self) -> &'static str {
        self.entry().label
    }

    /// The headings by which the field is known, the best first, as they are compared: lower case, without blanks, `_` and
    /// `-`, and without what stands in brackets.
    pub fn headings(self) -> &'static [&'static str] {
        self.entry().headings
    }

    /// The field that a heading of a real export stands for.
    pub fn from_heading(heading: &str) -> Option<Self> {
        known_heading(heading).map(|(field, _)| field)
    }

    fn entry(self) -> &'static Entry {
        &FIELDS[self as usize]
    }
}

/// The field of a heading, and how good the heading is for it: 0 is the first choice.
pub(super) fn known_heading(heading: &str) -> Option<(Field, usize)> {
    let normal = normalize(heading);
    let lookup = |normal: &str| {
        FIELDS.iter().find_map(|entry| {
            let rank = entry.headings.iter().position(|&known| known == normal)?;
            Some((entry.field, rank))
        })
    };
    lookup(&normal).or_else(|| {
        let bare = ["required", "overwrite", "optional"].iter().find_map(|suffix| normal.strip_suffix(suffix));
        lookup(bare?)
    })
}

/// The headings that a reader of tables looks for.
#[derive(Clone, Copy)]
pub(super) struct Vocabulary {
    /// Which column a heading stands for, as a number below 64.
    pub(super) column: fn(&str) -> Option<usize>,
    /// Whether the file lists people: an outline will do as well, and a header without rows will not.
    pub(super) is_of_people: bool,
}

/// The headings of a table of people.
pub(super) const PEOPLE: Vocabulary =
    Vocabulary { column: |heading| known_heading(heading).map(|(field, _)| field as usize), is_of_people: true };

/// A heading as it is compared: lower case, both apostrophes alike, without blanks, `_`, `-`, byte-order mark and
/// bracketed or parenthesised parts.
pub(super) fn normalize(heading: &str) -> String {
    let mut normal = String::with_capacity(heading.len());
    let mut depth = 0_u32;
    for c in heading.chars() {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ if depth > 0
                || c.is_whitespace()
                || c.is_control()
                || matches!(c, '_' | '-' | '\u{FEFF}' | '\u{200B}') => {}
            '\u{2019}' => normal.push('\''),
            _ => normal.extend(c.to_lowercase()),
        }
    }
    normal
}

struct Entry {
    field: Field,
    key: &'static str,
    label: &'static str,
    /// Normalized headings, the best first: where two columns of a file fit, the earlier heading wins.
    headings: &'static [&'static str],
}

/// One line per field, in the order of [`Field::ALL`].
#[rustfmt::skip]
const FIELDS: [Entry; 22] = [
    Entry { field: Field::Id, key: "id", label: "Id", headings: &[
        "id", "employeeid", "employeenumber", "employeeno", "employee#", "empid", "emplid", "empno", "eeid", "personid",
        "workerid", "workdayid", "associateid", "associateoid", "filenumber", "positionid", "userid", "username", "objectid",
        "uniqueid", "uniqueidentifier", "externaluserid", "personalnummer", "mitarbeiternummer", "postuniquereference",
        "businessentityid", "employeekey", "accountid", "login", "nodeid", "key", "metadata.name", "bobid",
        "gustoemployeeid", "pingboarduserid", "jobnumber",
    ] },
    Entry { field: Field::Name, key: "name", label: "Name", headings: &[
        "name", "fullname", "displayname", "employeename", "employee", "worker", "person", "mitarbeiter",
    ] },
    Entry { field: Field::FirstName, key: "first_name", label: "First name", headings: &[
        "firstname", "givenname", "legalfirstname", "legalnamefirstname", "preferredfirstname", "preferredname", "vorname",
    ] },
    Entry { field: Field::LastName, key: "last_name", label: "Last name", headings: &[
        "lastname", "surname", "familyname", "legallastname", "legalnamelastname", "preferredlastname", "nachname",
    ] },
    Entry { field: Field::Title, key: "title", label: "Title", headings: &[
        "jobtitle", "title", "businesstitle", "position", "positiontitle", "positionname", "role", "roletitle", "job",
        "jobdescription", "jobtitledescription", "employeetitle", "genericjobtitle", "jobposition", "stelle",
    ] },
    Entry { field: Field::ManagerId, key: "manager_id", label: "Manager id", headings: &[
        "managerid", "supervisorid", "supervisoreid", "supervisoremployeenumber", "reportstoid", "reportstoassociateid",
        "reportstopositionid", "manager1employeeid", "manageremployeeid", "bossid", "parentid", "parentnodeid", "pid", "mgr",
        "mgrid", "parentemployeekey", "reportstoseniorpost", "reportingseniorpost",
    ] },
    Entry { field: Field::ManagerEmail, key: "manager_email", label: "Manager e-mail", headings: &[
        "manageremail", "manageremailaddress", "managersemail", "manager'semail", "managerworkemail", "supervisoremail",
        "reportstoemail",
    ] },
    Entry { field: Field::Manager, key: "manager", label: "Manager", headings: &[
        "manager", "managername", "supervisor", "supervisorname", "reportsto", "reportingto", "reportstoname",
        "worker'smanager", "linemanager", "boss", "lead", "manager1name", "vorgesetzter", "vorgesetzte", "vorgesetzte:r",
        "führungskraft",
    ] },
    Entry { field: Field::Department, key: "department", label: "Department", headings: &[
        "department", "departmentname", "dept", "division", "function", "homedepartmentdescription", "orglevel1", "costcenter",
        "costcentre", "businessunit", "supervisoryorganization", "organisation", "abteilung", "bereich",
    ] },
    Entry { field: Field::Team, key: "team", label: "Team", headings: &[
        "team", "teamname", "teams", "group", "squad", "unit", "subdepartment", "subteam", "orglevel2", "costcentername",
    ] },
    Entry { field: Field::Location, key: "location", label: "Location", headings: &[
        "location", "office", "site", "city", "country", "worklocation", "locationdescription", "physicaldeliveryofficename",
        "buildingid", "büro", "standort",
    ] },
    Entry { field: Field::StartDate, key: "start_date", label: "Start date", headings: &[
        "startdate", "hiredate", "dateofhire", "datehired", "lasthiredate", "positionstartdate", "startedat",
        "employmentstartdate", "employeehiredate", "einstellungsdatum", "eintrittsdatum",
    ] },
    Entry { field: Field::EndDate, key: "end_date", label: "End date", headings: &[
        "enddate", "terminationdate", "dateoftermination", "contractenddate", "austrittsdatum",
    ] },
    Entry { field: Field::Salary, key: "salary", label: "Salary", headings: &[
        "salary", "annualsalary", "basesalary", "base", "compensation", "payrate", "gehalt", "jahresgehalt",
    ] },
    Entry { field: Field::Email, key: "email", label: "E-mail", headings: &[
        "email", "emailaddress", "workemail", "emailprimarywork", "mail", "userprincipalname", "upn", "primaryemail",
        "arbeitsemail",
    ] },
    Entry { field: Field::Fte, key: "fte", label: "FTE", headings: &[
        "fte", "weeklyhours", "workinghours", "numberofpostsinfte",
    ] },
    Entry { field: Field::Status, key: "status", label: "Status", headings: &[
        "status", "employmentstatus", "workerstatus", "positionstatus", "employeestatus", "activestatus", "active",
        "accountenabled",
    ] },
    Entry { field: Field::DottedManagers, key: "dotted_manager_ids", label: "Dotted-line managers", headings: &[
        "dottedmanagerids", "dottedlinemanager", "dottedlinemanagers", "dottedids", "matrixmanager", "secondarymanager",
        "secondmanager", "manager2name", "manager2employeeid",
    ] },
    Entry { field: Field::Vacancy, key: "vacancy", label: "Vacancy", headings: &[
        "vacancy", "vacant", "isvacant", "openposition", "vakant",
    ] },
    Entry { field: Field::OwnWork, key: "own_work", label: "Own work", headings: &[
        "ownwork", "owntechnicalwork", "codingshare", "codingtime", "coding", "coding%", "%coding", "handson", "handsonshare",
        "icwork", "icshare", "ictime",
    ] },
    Entry { field: Field::OpenRequisitions, key: "open_requisitions", label: "Open requisitions", headings: &[
        "openrequisitions", "openreqs", "requisitions", "reqs", "openroles", "openpositions", "hiringfor",
    ] },
    Entry { field: Field::OnCall, key: "on_call", label: "On call", headings: &[
        "oncall", "oncallrotation", "oncallteam", "oncallschedule", "rotation", "oncallgroup", "rufbereitschaft",
        "bereitschaft",
    ] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_fields_and_has_no_heading_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (field, entry) in Field::ALL.into_iter().zip(&FIELDS) {
            assert_eq!(field, entry.field);
            for &heading in entry.headings {
                assert_eq!(normalize(heading), heading);
                assert!(seen.insert(heading), "{heading} stands for two fields");
            }
        }
    }

    #[test]
    fn headings_of_real_exports_are_known() {
        for (heading, field) in [
            ("\u{FEFF}Employee #", Field::Id),
            ("Email Address [Required]", Field::Email),
            ("Reports To Associate ID (Employment Profile)", Field::ManagerId),
            ("Manager\u{2019}s email", Field::ManagerEmail),
            ("Vorgesetzte:r", Field::Manager),
            ("Employee Name (Last, First)", Field::Name),
            ("Name [displayName] Required", Field::Name),
            ("MATRIX_MANAGER", Field::DottedManagers),
            ("departmentName", Field::Department),
            ("Coding %", Field::OwnWork),
            ("Open Reqs", Field::OpenRequisitions),
            ("On-call rotation", Field::OnCall),
        ] {
            assert_eq!(Field::from_heading(heading), Some(field), "{heading}");
        }
        assert_eq!(Field::from_heading("Password [Required]"), None);
        assert_eq!(Field::from_heading(""), None);
    }
}
