"""Who has the most places finds each of them, on a phone, on the narrowest one and at a desk."""


def test_the_head_on_a_phone(phone, people, agreed):
    phone.log_in(people.terpstra).visit("/vandaag/")
    phone.page.get_by_role("navigation", name="Snelmenu").get_by_role("link", name="Meer").click()
    phone.look()
    phone.press("Mensen", "link")
    bar = phone.page.get_by_role("navigation", name="Snelmenu")
    assert bar.locator("[aria-current=page]").inner_text().strip() == "Meer"


def test_the_head_on_the_narrowest_screen(narrow, people, agreed):
    narrow.log_in(people.terpstra).visit("/meer/")


def test_the_head_at_a_desk(desk, people, agreed):
    desk.log_in(people.terpstra).visit("/meer/")
    assert desk.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").count() == 8
    desk.press("Rooster", "link")
