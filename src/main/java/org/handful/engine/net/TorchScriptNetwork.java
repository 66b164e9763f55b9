package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.environment.CacheSizes;
import org.handful.engine.environment.OneDnn;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;

/** Any TorchScript module as it is: a frozen extractor. */
public final class TorchScriptNetwork implements FrozenNetwork {
    private final NDManager manager;
    private final PtSymbolBlock module;
    private final String file;

    private TorchScriptNetwork(NDManager manager, PtSymbolBlock module, String file) {
        this.manager = manager;
        this.module = module;
        this.file = file;
    }

    public static TorchScriptNetwork load(NDManager parent, InstalledBackbone backbone) throws HandfulException {
        NDManager manager = parent.newSubManager();
        try (InputStream in = new BufferedInputStream(backbone.weights().open())) {
            PtSymbolBlock module = JniUtils.loadModule((PtNDManager) manager, in, false, false);
            // The train flag lives in the native module and an untraced one may have been saved in training mode.
            JniUtils.enableInferenceMode(module);
            return new TorchScriptNetwork(manager, module, String.valueOf(backbone.weights()));
        } catch (IOException e) {
            manager.close();
            throw StorageException.reading(e, backbone.weights());
        } catch (RuntimeException e) {
            manager.close();
            throw new BackboneException(BackboneException.Problem.BAD_WEIGHTS, e, backbone.weights(),
                    Because.of("because.weights.script"));
        }
    }

    @Override
    public NDArray embed(NDArray images) {
        // What it convolves nobody knows: docs/adr/0023.
        NDList out = CacheSizes.hidden() && !images.getDevice().isGpu() ? OneDnn.without(() -> forward(images)) : forward(images);
        if (out.isEmpty() || out.get(0).getShape().dimension() < 2) {
            throw new IllegalStateException(file + " gives no embeddings");
        }
        NDArray first = out.get(0);
        Shape shape = first.getShape();
        return first.reshape(shape.get(0), shape.size() / shape.get(0));
    }

    private NDList forward(NDArray images) {
        return module.forward(new ParameterStore(manager, false), new NDList(images), false);
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
