from netjes.lib.verdicts import code_for


def test_it_works():
    assert code_for("allowed", "norm") == "mag"
    assert code_for("not_allowed", "norm") == "niet"
    assert code_for("ask", "missing_fact") == "overleg"


def test_what_no_article_speaks_of_is_never_shown_as_allowed():
    assert code_for("allowed", "unregulated") == "geen"
