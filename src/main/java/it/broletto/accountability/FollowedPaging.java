package it.broletto.accountability;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;

/** Pages of the list of followed projects, the oldest promise first. */
final class FollowedPaging {

    private static final int SIZE = 20;

    private FollowedPaging() {}

    static Page<Followed> page(DashboardService dashboards, Filter filter, String cursor) {
        var from = Cursor.of(cursor);
        var promisedOn = LocalDate.of(1, 1, 1);
        var id = new UUID(0, 0);
        try {
            var parts = from.parts(2);
            if (parts.isPresent()) {
                promisedOn = day(parts.get().get(0));
                id = UUID.fromString(parts.get().get(1));
            } else {
                from = Cursor.start();
            }
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            from = Cursor.start();
            promisedOn = LocalDate.of(1, 1, 1);
        }
        var rows = from.backward()
                ? dashboards.before(promisedOn, id, filter, SIZE + 1)
                : dashboards.after(promisedOn, id, filter, SIZE + 1);
        return Page.of(rows, SIZE, from, project -> project.promisedOn() + "|" + project.id());
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new DateTimeException("no promise is made for then");
        }
        return day;
    }
}
