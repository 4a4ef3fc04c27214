use super::*;

fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
    let table = read_table(text.as_bytes()).expect("a table");
    table.records.iter().map(|r| (r.line, table.row(r).map(str::to_owned).collect())).collect()
}

fn codes(text: &str) -> Vec<(u32, &'static str)> {
    let table = read_table(text.as_bytes()).expect("a table");
    table.notices.iter().map(|n| (n.row, n.code)).collect()
}

fn lines(text: &str) -> Vec<u32> {
    rows(text).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn every_line_ending_counts_alike() {
    let text = "id,name\n1,\"A\nB\"\n\n\n2,C\n3,D";
    for ending in ["\n", "\r\n", "\r"] {
        assert_eq!(lines(&text.replace('\n', ending)), [2, 6, 7], "{ending:?}");
    }
}

#[test]
fn blank_rows_inside_are_named_once_per_run() {
    assert_eq!(codes("\n\nid,name\n1,A\n\n,\n  \n2,B\n,\n3,C\n,\n\n"), [(5, "blank_row"), (9, "blank_row")]);
}

#[test]
fn title_lines_and_labels_are_skipped_by_name() {
    let text = "Headcount report\n\nEmployee ID,Name,Manager ID\nEmployee ID,Full Name,Manager ID\n1,A,\n";
    assert_eq!(rows(text), [(5, vec!["1".to_owned(), "A".to_owned(), String::new()])]);
    assert_eq!(codes(text), [(1, "title_row"), (4, "label_row")]);
}

#[test]
fn directives_stand_above_the_header() {
    let table = read_table(b"# label: %name%\n# x: [\"a\n\nid,name\n1,A\n").expect("a table");
    assert_eq!((table.header_line, table.records[0].line), (4, 5));
}

#[test]
fn ragged_rows_are_kept_and_named() {
    assert_eq!(codes("id,name,title\n1,A\n2,B,x,y\n3,C,x,,\n"), [(2, "ragged_row"), (3, "ragged_row")]);
    assert_eq!(rows("id,name\n1\n")[0].1, ["1"]);
}

#[test]
fn a_quote_that_is_never_closed_is_an_error_with_its_line() {
    let error = read_table(b"# x\nid,name\n1,\"A\n2,B\n").expect_err("refused");
    assert_eq!(error, ImportError::UnclosedQuote { line: 3 });
}

#[test]
fn nothing_to_read_is_an_error() {
    assert_eq!(read_table(b"\n \r\n\n").expect_err("refused"), ImportError::Blank);
    assert_eq!(read_table(b"\nid,name\n,\n").expect_err("refused"), ImportError::NoRows { header_line: 2 });
}

#[test]
fn limits_are_errors_that_name_them() {
    let many_rows = format!("id\n{}", "1\n".repeat(MAX_ROWS + 1));
    assert_eq!(read_table(many_rows.as_bytes()).expect_err("refused"), ImportError::TooManyRows);
    assert!(ImportError::TooManyRows.to_string().contains("200000"));
    assert_eq!(read_table(&vec![b'\n'; MAX_BYTES + 1]).expect_err("refused"), ImportError::TooLarge);
    assert!(ImportError::TooLarge.to_string().contains("64 MiB"));
    let wide = format!("id,name\n{}", ",".repeat(MAX_COLUMNS));
    assert_eq!(read_table(wide.as_bytes()).expect_err("refused"), ImportError::TooManyColumns { line: 2 });
    let endless = format!("id,name\r\n1,A\r\n{}", ",".repeat(5 << 20));
    assert_eq!(read_table(endless.as_bytes()).expect_err("refused"), ImportError::TooManyColumns { line: 3 });
}

#[test]
fn rows_that_are_not_utf_8_are_named_by_the_line_they_begin_on() {
    let table = read_table(b"id,name\n1,\"A\nZ\xFCrich\"\n2,B\n3,\xC5se\n").expect("a table");
    assert_eq!(table.notices.iter().map(|n| (n.row, n.code)).collect::<Vec<_>>(), [(2, "encoding"), (5, "encoding")]);
    assert_eq!(table.cell(&table.records[0], 1), "A\nZürich");
}

#[test]
fn a_cell_that_holds_rows_is_pointed_out() {
    assert_eq!(codes("id,name,title\n1,\"A,x\n2,B,y\n3,C\",z\n4,D,x\n"), [(2, "swallowed_rows")]);
    assert_eq!(codes("id,name,title\n1,A,\"x\ny, z\"\n"), []);
}
