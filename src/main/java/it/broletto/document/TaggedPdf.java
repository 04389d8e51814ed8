package it.broletto.document;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A document of headings and paragraphs with a structure that can be read aloud: tagged, with language and title, fonts embedded. */
public final class TaggedPdf {

    private static final float MARGIN = 64;
    private static final float LEADING = 1.4f;
    private static final int LACKING = '□';

    /** It has the letters of all languages written in Latin, Greek or Cyrillic. */
    private static final BaseFont FONT;

    static {
        try {
            FONT = font();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final PdfWriter writer;
    private final PdfStructureElement root;
    private final BaseFont font;
    private float y;

    public TaggedPdf(String title, Locale language) {
        try {
            writer = PdfWriter.getInstance(document, out);
            writer.setPdfVersion(PdfWriter.VERSION_1_7);
            writer.setTagged();
            writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
            document.addTitle(title);
            document.open();
            writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language.toLanguageTag()));
            root = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
            font = font();
            y = document.top();
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The characters that cannot be printed, each once; in a document each is a □. */
    public static String lacking(String text) {
        return text.codePoints()
                .filter(each -> !prints(each))
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean prints(int codePoint) {
        return Character.isWhitespace(codePoint) || FONT.charExists(codePoint);
    }

    private static String printed(String text) {
        return text.codePoints()
                .map(each -> prints(each) ? each : LACKING)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public TaggedPdf title(String text) {
        return write("H1", text, 20, 14);
    }

    public TaggedPdf heading(String text) {
        return write("H2", text, 13, 12);
    }

    public TaggedPdf line(String text) {
        return write("P", text, 11, 6);
    }

    /**
     * A picture under what was written.
     *
     * @param spoken what is read aloud instead of it
     * @param side of the square it fills, points
     */
    public TaggedPdf picture(BufferedImage picture, String spoken, float side) {
        try {
            if (side > y - document.bottom()) {
                document.newPage();
                y = document.top();
            }
            var figure = new PdfStructureElement(root, new PdfName("Figure"));
            figure.put(new PdfName("Alt"), new PdfString(spoken, PdfString.TEXT_UNICODE));
            var image = Image.getInstance(picture, null);
            image.scaleAbsolute(side, side);
            image.setAbsolutePosition(document.left(), y - side);
            var canvas = writer.getDirectContent();
            canvas.beginMarkedContentSequence(figure);
            canvas.addImage(image);
            canvas.endMarkedContentSequence();
            y -= side + 14;
            return this;
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TaggedPdf write(String tag, String text, float size, float after) {
        try {
            if (height(text, size) > y - document.bottom()) {
                document.newPage();
                y = document.top();
            }
            var canvas = writer.getDirectContent();
            canvas.beginMarkedContentSequence(new PdfStructureElement(root, new PdfName(tag)));
            var column = column(text, size, y);
            column.go();
            canvas.endMarkedContentSequence();
            y = column.getYLine() - after;
            return this;
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        }
    }

    private float height(String text, float size) throws DocumentException {
        var column = column(text, size, document.top());
        column.go(true);
        return document.top() - column.getYLine();
    }

    private ColumnText column(String text, float size, float top) {
        var column = new ColumnText(writer.getDirectContent());
        column.setSimpleColumn(
                new Phrase(printed(text), new Font(font, size)),
                document.left(),
                document.bottom(),
                document.right(),
                top,
                size * LEADING,
                Element.ALIGN_LEFT);
        return column;
    }

    private static BaseFont font() throws IOException {
        return BaseFont.createFont("font-fallback/LiberationSans-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
    }

    public byte[] bytes() {
        document.close();
        return out.toByteArray();
    }
}
