package it.broletto.share;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import it.broletto.campaign.CampaignCard;
import it.broletto.web.City;
import it.broletto.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Draws what social networks show of a campaign, in Italian; the last hundred pictures are kept. */
@ApplicationScoped
class SharePicture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 80;
    private static final int KEPT = 100;
    private static final Color PAPER = new Color(0xfaf7f2);
    private static final Color INK = new Color(0x1d2433);
    private static final Color SOFT = new Color(0x545766);
    private static final Color HEAD = new Color(0x14264a);
    private static final Color TRACK = new Color(0xe6ddcf);
    private static final Color BRICK = new Color(0xa8361f);

    /** @param tag changes whenever the picture does */
    record Drawn(String tag, byte[] png) {}

    private final City city;
    private final Font regular;
    private final Font bold;
    private final ShareMessages words =
            MessageBundles.get(ShareMessages.class, Localized.Literal.of(Locale.ITALIAN.getLanguage()));
    private final Map<UUID, Drawn> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Drawn> eldest) {
            return size() > KEPT;
        }
    });

    SharePicture(City city) {
        System.setProperty("java.awt.headless", "true");
        this.city = city;
        this.regular = font("titillium-web-regular");
        this.bold = font("titillium-web-700");
    }

    Drawn of(CampaignCard card) {
        var promised = words.promised(
                card.promised().format(Locale.ITALIAN), card.goal().format(Locale.ITALIAN));
        var state = card.open()
                ? words.backers_and_time(card.backers(), Texts.timeLeft(card.closesAt(), Locale.ITALIAN))
                : words.backers_closed(card.backers());
        var tag = UUID.nameUUIDFromBytes((card.title() + "|" + card.promoter() + "|" + promised + "|" + state)
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        var before = kept.get(card.id());
        if (before != null && before.tag().equals(tag)) {
            return before;
        }
        var drawn = new Drawn(tag, png(card, promised, state));
        kept.put(card.id(), drawn);
        return drawn;
    }

    private byte[] png(CampaignCard card, String promised, String state) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(HEAD);
        pen.fillRect(0, 0, WIDTH, 84);
        arcade(pen);
        text(pen, bold, 34, Color.WHITE, city.shortName(), 56);
        text(pen, regular, 32, SOFT, fitting(pen.getFontMetrics(regular.deriveFont(32f)), card.promoter()), 150);
        var y = 215;
        for (var line : lines(pen.getFontMetrics(bold.deriveFont(60f)), card.title(), 3)) {
            text(pen, bold, 60, INK, line, y);
            y += 68;
        }
        bar(pen, card);
        text(pen, bold, 44, INK, promised, 505);
        text(pen, regular, 34, SOFT, state, 555);
        pen.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arches of a broletto along the foot. */
    private static void arcade(Graphics2D pen) {
        pen.setColor(BRICK);
        pen.fillRect(0, HEIGHT - 46, WIDTH, 46);
        pen.setColor(PAPER);
        for (int x = 10; x < WIDTH; x += 60) {
            pen.fill(new Arc2D.Double(x, HEIGHT - 36, 40, 72, 0, 180, Arc2D.PIE));
        }
    }

    private static void bar(Graphics2D pen, CampaignCard card) {
        var whole = WIDTH - 2.0 * MARGIN;
        pen.setColor(TRACK);
        pen.fill(new RoundRectangle2D.Double(MARGIN, 422, whole, 30, 12, 12));
        var share = Math.min(1, (double) card.promised().cents() / card.goal().cents());
        if (share > 0) {
            pen.setColor(BRICK);
            pen.fill(new RoundRectangle2D.Double(MARGIN, 422, Math.max(12, whole * share), 30, 12, 12));
        }
        pen.setColor(INK);
        var mark = MARGIN + whole * card.minimum().cents() / card.goal().cents();
        pen.fillRect((int) mark - 2, 414, 4, 46);
    }

    private static void text(Graphics2D pen, Font font, float size, Color color, String text, int y) {
        pen.setFont(font.deriveFont(size));
        pen.setColor(color);
        pen.drawString(text, MARGIN, y);
    }

    /** Words on at most so many lines; what does not fit ends with an ellipsis. */
    static List<String> lines(FontMetrics size, String text, int most) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (size.stringWidth(longer) <= WIDTH - 2 * MARGIN || line.isEmpty()) {
                line = longer;
            } else if (lines.size() + 1 < most) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        lines.replaceAll(one -> fitting(size, one));
        return lines;
    }

    private static String fitting(FontMetrics size, String line) {
        var cut = line;
        while (size.stringWidth(cut) > WIDTH - 2 * MARGIN) {
            cut = cut.substring(0, cut.length() - 2).strip() + "…";
        }
        return cut;
    }

    private static Font font(String name) {
        try (var in = SharePicture.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font " + name + " is not in the package", e);
        }
    }
}
