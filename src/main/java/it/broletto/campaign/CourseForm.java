package it.broletto.campaign;

import it.broletto.shared.Text;
import it.broletto.web.FormErrors;

/** A reason, and days where they are asked for, as they were typed. */
record CourseForm(String days, String reason) {

    static CourseForm empty() {
        return new CourseForm("", "");
    }

    static CourseForm of(String days, String reason) {
        return new CourseForm(Text.line(days), Text.lines(reason));
    }

    /** -1 if it is no number. */
    int number() {
        return days.matches("\\d{1,3}") ? Integer.parseInt(days) : -1;
    }

    FormErrors errors(CourseMessages words) {
        var length = Text.length(reason);
        return length < CourseService.LEAST_REASON || length > CourseService.MOST_REASON
                ? FormErrors.none()
                        .add(
                                "reason",
                                words.wrong_reason(CourseService.LEAST_REASON, CourseService.MOST_REASON, length))
                : FormErrors.none();
    }
}
