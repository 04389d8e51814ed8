package it.broletto.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.Map;

/** A code to be read by a camera: error correction M, with the quiet zone that readers need. */
public final class QrCode {

    private static final int NOTICE = 4;
    private static final int LARGEST_OF_A_TRANSFER = 13;
    private static final int QUIET = 4;
    private static final int WHITE = 0xffffff;

    private final BitMatrix modules;

    /** As on a notice of pagoPA: version 4. Throws {@link IllegalArgumentException} if the text does not fit. */
    public static QrCode ofNotice(String text) {
        return new QrCode(text, NOTICE);
    }

    /** As on a request for a transfer: the smallest version that fits, at most 13. */
    public static QrCode ofTransfer(String text) {
        for (var version = 1; version < LARGEST_OF_A_TRANSFER; version++) {
            try {
                return new QrCode(text, version);
            } catch (IllegalArgumentException tooSmall) {
                // The next one has more room.
            }
        }
        return new QrCode(text, LARGEST_OF_A_TRANSFER);
    }

    private QrCode(String text, int version) {
        try {
            modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.QR_VERSION,
                                    version,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no code for " + text, tooLong);
        }
    }

    /** A picture without a size of its own. */
    public String svg() {
        var side = modules.getWidth();
        var path = new StringBuilder();
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path d=\""
                + path + "\"/></svg>";
    }

    /** @param scale pixels of a module */
    public BufferedImage image(int scale) {
        var side = modules.getWidth() * scale;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                image.setRGB(x, y, modules.get(x / scale, y / scale) ? 0 : WHITE);
            }
        }
        return image;
    }
}
