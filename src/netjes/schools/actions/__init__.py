"""What can be done to a school, its people and the ways in."""

from netjes.schools.actions.associations import join_association, set_association_role
from netjes.schools.actions.entry import (
    change_password,
    enter_with_link,
    invite,
    make_entry_link,
    open_account,
    open_account_with_link,
    open_account_without_password,
    renew_password_with_link,
)
from netjes.schools.actions.people import (
    add_guardian,
    add_person,
    end_guardianship,
    end_position,
    give_role,
    leave_group,
    leave_school,
    let_stand_in,
    make_group,
    place_in_group,
    shield,
)
from netjes.schools.actions.schools import dress_school, open_school

__all__ = [
    "add_guardian",
    "add_person",
    "change_password",
    "dress_school",
    "end_guardianship",
    "end_position",
    "enter_with_link",
    "give_role",
    "invite",
    "join_association",
    "leave_group",
    "leave_school",
    "let_stand_in",
    "make_entry_link",
    "make_group",
    "open_account",
    "open_account_with_link",
    "open_account_without_password",
    "open_school",
    "place_in_group",
    "renew_password_with_link",
    "set_association_role",
    "shield",
]
