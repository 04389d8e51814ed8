package it.broletto.picture;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** Pictures that tags ask for by name: {@code {picture:moneyBar(…)}}. */
@TemplateExtension(namespace = "picture")
public final class Pictures {

    private Pictures() {}

    /** What was promised and what the match adds, on the way to the goal; amounts in cents. */
    public static RawString moneyBar(Object promised, Object match, Object goal, Object minimum) {
        var whole = Math.max(cents(goal), cents(promised) + cents(match));
        return Bar.of(
                "bar bar-thick",
                List.of(new Bar.Part("s-brick", cents(promised)), new Bar.Part("s1", cents(match))),
                whole,
                cents(minimum));
    }

    /** What was collected, what is still to be collected and what the match adds; amounts in cents. */
    public static RawString collectedBar(Object collected, Object open, Object match, Object goal, Object minimum) {
        var whole = Math.max(cents(goal), cents(collected) + cents(open) + cents(match));
        return Bar.of(
                "bar bar-thick",
                List.of(
                        new Bar.Part("s-good", cents(collected)),
                        new Bar.Part("s-brick", cents(open)),
                        new Bar.Part("s1", cents(match))),
                whole,
                cents(minimum));
    }

    private static long cents(Object amount) {
        if (amount instanceof it.broletto.shared.Money money) {
            return money.cents();
        }
        return amount instanceof Number number ? number.longValue() : 0;
    }
}
