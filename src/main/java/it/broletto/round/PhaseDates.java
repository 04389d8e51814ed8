package it.broletto.round;

import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the dates of a form's phases and says what is wrong with them. */
class PhaseDates {

    private final RoundForm form;
    private final RoundMessages words;
    private final Layout layout;
    private final DateTimeFormatter shown;

    PhaseDates(RoundForm form, RoundMessages words, Layout layout) {
        this.form = form;
        this.words = words;
        this.layout = layout;
        this.shown = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", layout.locale());
    }

    List<NewPhase> read(FormErrors errors) {
        var found = new ArrayList<NewPhase>();
        NewPhase before = null;
        for (var row : form.phases()) {
            var opensTyped = form.get(row.opens());
            var closesTyped = form.get(row.closes());
            if (opensTyped.isBlank() && closesTyped.isBlank()) {
                continue;
            }
            var name = words.phase(row.phase());
            var opens = date(row.opens(), opensTyped, errors, words.wrong_no_opening(name), name);
            var closes = date(row.closes(), closesTyped, errors, words.wrong_no_closing(name), name);
            if (opens.isEmpty() || closes.isEmpty()) {
                continue;
            }
            var phase = new NewPhase(row.phase(), RomeTime.at(opens.get()), RomeTime.at(closes.get()));
            if (!phase.opensAt().isBefore(phase.closesAt())) {
                errors.add(row.closes(), words.wrong_order(name));
                continue;
            }
            if (before != null && phase.opensAt().isBefore(before.closesAt())) {
                errors.add(
                        row.opens(),
                        words.wrong_overlap(
                                name, words.phase(before.phase()), Texts.dateTime(before.closesAt(), (Object)
                                        layout.locale())));
            }
            before = phase;
            found.add(phase);
        }
        return found;
    }

    private Optional<LocalDateTime> date(String field, String typed, FormErrors errors, String missing, String name) {
        if (typed.isBlank()) {
            errors.add(field, missing);
            return Optional.empty();
        }
        var date = RomeTime.parse(typed);
        if (date.isEmpty()) {
            errors.add(field, words.wrong_date(name));
        } else if (!RomeTime.exists(date.get())) {
            errors.add(field, words.wrong_gap(name, shown.format(date.get())));
            return Optional.empty();
        }
        return date;
    }
}
