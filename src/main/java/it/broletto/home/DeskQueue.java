package it.broletto.home;

import it.broletto.identity.Role;
import java.util.Set;

/** Where staff works: one entry of the desk each, for some roles. */
public enum DeskQueue {
    ROUNDS("/desk/rounds", "it-calendar", Role.COUNCILLOR),
    COMPARISONS("/desk/comparisons", "it-chart-line", Role.COUNCILLOR, Role.AUDITOR, Role.ADMINISTRATOR),
    PROPOSALS("/desk/proposals", "br-idea", Role.OFFICER),
    APPLICATIONS("/desk/applications", "br-hand", Role.OFFICER, Role.ADMINISTRATOR),
    CAMPAIGNS("/desk/campaigns", "it-horn", Role.OFFICER, Role.ADMINISTRATOR),
    CHANGES("/desk/changes", "it-pencil", Role.OFFICER, Role.ADMINISTRATOR),
    COLLECTIONS("/desk/collections", "it-card", Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    TRANSFERS("/desk/transfers", "it-download", Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    PROJECTS("/desk/projects", "it-tool", Role.OFFICER),
    PAYOUTS("/desk/payouts", "it-card", Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    FUND("/desk/fund", "it-card", Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    REPORTS("/desk/reports", "it-files", Role.OFFICER, Role.ADMINISTRATOR),
    CALLS("/desk/calls", "it-pa", Role.OFFICER, Role.ADMINISTRATOR),
    RESIDENTS("/desk/residents", "it-user", Role.ADMINISTRATOR),
    IMPORTS("/desk/imports", "it-upload", Role.ADMINISTRATOR),
    RECONCILIATION("/desk/reconciliation", "it-refresh", Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    MAILS("/desk/mails", "it-mail", Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    LOG("/audit", "it-list", Role.COUNCILLOR, Role.OFFICER, Role.MODERATOR, Role.AUDITOR, Role.ADMINISTRATOR);

    private final String href;
    private final String icon;
    private final Set<Role> roles;

    DeskQueue(String href, String icon, Role... roles) {
        this.href = href;
        this.icon = icon;
        this.roles = Set.of(roles);
    }

    String href() {
        return href;
    }

    String icon() {
        return icon;
    }

    boolean isFor(Set<Role> some) {
        return some.stream().anyMatch(roles::contains);
    }
}
