package it.broletto.notice;

import java.util.List;

/**
 * A mail in words.
 *
 * @param paragraphs of plain text
 * @param act what to do, and where; null if nothing
 * @param more other things that can be done
 * @param footer why it was sent
 * @param unsubscribe address that ends a subscription; null if there is none
 */
public record Letter(
        String subject,
        String language,
        List<String> paragraphs,
        Link act,
        List<Link> more,
        String footer,
        String unsubscribe) {

    public record Link(String label, String url) {}

    /** As plain text. */
    String text() {
        var text = new StringBuilder();
        paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
        if (act != null) {
            text.append(act.label()).append(":\n").append(act.url()).append("\n\n");
        }
        text.append("--\n").append(footer).append('\n');
        more.forEach(link -> text.append('\n')
                .append(link.label())
                .append(":\n")
                .append(link.url())
                .append('\n'));
        return text.toString();
    }
}
