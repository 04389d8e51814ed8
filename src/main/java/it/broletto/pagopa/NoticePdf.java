package it.broletto.pagopa;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A notice on one sheet of A4: what is needed to pay it anywhere, and nothing about who pays. */
final class NoticePdf {

    private static final int MARGIN = 56;
    private static final int MODULE_PIXELS = 8;
    private static final int CODE_POINTS = 150;

    private final PagopaMessages words;
    private final Locale language;

    NoticePdf(PagopaMessages words, Locale language) {
        this.words = words;
        this.language = language;
    }

    /** @param code what the code on it says */
    byte[] write(NoticePages.NoticePage page, String code) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(document, bytes);
        document.addTitle(words.title());
        document.setDocumentLanguage(language.toLanguageTag());
        document.open();
        document.add(text(page.company(), 11));
        document.add(text(words.title(), 22));
        document.add(text(words.pdf_about(page.pledge().campaignTitle()), 11));
        document.add(table(page, code));
        document.add(text(words.pdf_note(), 10));
        document.close();
        return bytes.toByteArray();
    }

    private PdfPTable table(NoticePages.NoticePage page, String code) {
        var table = new PdfPTable(new float[] {2, 1});
        table.setWidthPercentage(100);
        table.setSpacingBefore(24);
        table.setSpacingAfter(24);
        var facts = cell();
        facts.addElement(fact(words.amount(), page.amount().format(language)));
        facts.addElement(fact(words.number(), page.number()));
        facts.addElement(fact(words.body(), page.company()));
        facts.addElement(fact(words.tax_code(), page.taxCode()));
        table.addCell(facts);
        var picture = cell();
        picture.addElement(image(code));
        table.addCell(picture);
        return table;
    }

    private static Image image(String code) {
        try {
            var image = Image.getInstance(new QrCode(code).image(MODULE_PIXELS), Color.WHITE);
            image.scaleAbsolute(CODE_POINTS, CODE_POINTS);
            image.setAlignment(Element.ALIGN_RIGHT);
            return image;
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static PdfPCell cell() {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        return cell;
    }

    private static Paragraph fact(String what, String value) {
        var fact = new Paragraph();
        fact.add(new Paragraph(what, FontFactory.getFont(FontFactory.HELVETICA, 9)));
        fact.add(new Paragraph(value, FontFactory.getFont(FontFactory.HELVETICA, 14, Font.BOLD)));
        fact.setSpacingAfter(8);
        return fact;
    }

    private static Paragraph text(String text, int size) {
        var paragraph = new Paragraph(text, FontFactory.getFont(FontFactory.HELVETICA, size));
        paragraph.setSpacingAfter(8);
        return paragraph;
    }
}
