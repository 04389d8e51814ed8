package it.broletto.pagopa;

import it.broletto.document.QrCode;
import it.broletto.document.TaggedPdf;
import java.util.Locale;

/** A notice on one sheet: what is needed to pay it anywhere, and nothing about who pays. */
final class NoticePdf {

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
        return new TaggedPdf(words.title(), language)
                .title(words.title())
                .line(words.pdf_about(page.pledge().campaignTitle()))
                .heading(words.amount() + ": " + page.amount().format(language))
                .heading(words.number() + ": " + page.number())
                .picture(QrCode.ofNotice(code).image(MODULE_PIXELS), words.code_alt(), CODE_POINTS)
                .line(words.body() + ": " + page.company())
                .line(words.tax_code() + ": " + page.taxCode())
                .line(words.pdf_note())
                .bytes();
    }
}
