"""Names from a GLiNER model: refusals, what is asked of the package, and the real one where it is installed."""

from __future__ import annotations

import inspect
import os
import shutil
import sys
import warnings
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from tests.recognisers import gliner_stand_in
from tui.entities.mention import Kind, Mention
from tui.entities.naming import NAMING
from tui.recognisers import recogniser
from tui.recognisers.gliner import ASKED
from tui.recognisers.labels import kind

TEXT = "Zed Quux met Ada, Élan and “Ôrry” in the far north of 🚀 Nowhere on Friday; so did Lars.\n\nNobody\n\n \nslept."
only_with_gliner = pytest.mark.skipif(not find_spec("gliner"), reason="needs the extra `gliner`: CONTRIBUTING.md")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gliner_config.json").write_text("{}")
    return tmp_path


# -- refusals
@pytest.mark.parametrize("name", ["urchade/gliner_small-v2.1", "no/such/folder", "/", "~", "a\0b"])
def test_only_a_folder_with_a_model_is_taken_for_one(name: str, said: list[str]) -> None:
    assert recogniser(f"gliner:{name}", said.append) is NAMING.recognise
    assert len(said) == 1
    assert "models are not downloaded" in said[0] or "cannot be loaded" in said[0]


def test_without_the_package_a_folder_is_of_no_use(
    folder: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gliner", None)
    assert recogniser(f"gliner:{folder}", said.append) is NAMING.recognise
    assert said == ["GLiNER is not installed: `pip install 'wireside[gliner]'` brings it. Wireside finds names itself."]


# -- what is asked of the package
def test_every_kind_that_is_asked_for_is_known() -> None:
    assert all(kind(label, "Quux") for label in ASKED)


def test_long_lines_are_read_in_pieces_and_names_stand_where_the_text_has_them(
    folder: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gliner", gliner_stand_in)
    found = recogniser(f"gliner:{folder}", said.append)(TEXT)
    assert said == []
    assert [(TEXT[mention.start : mention.end], mention.kind.value) for mention in found] == [
        ("Zed", "person"),
        ("Quux", "place"),
        ("Ada", "place"),
        ("Élan", "place"),
        ("Ôrry", "place"),
        ("Nowhere", "place"),
        ("Friday", "place"),
        ("Lars", "place"),
        ("Nobody", "person"),
    ]
    assert os.environ["HF_HUB_OFFLINE"] == "1"


# -- the real package
@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model with random weights, saved as any other: what it finds is nonsense, where it finds it is not."""
    backbone, saved = tmp_path_factory.mktemp("backbone"), tmp_path_factory.mktemp("model")
    with warnings.catch_warnings(action="ignore"):
        from gliner import GLiNER, GLiNERConfig
        from tokenizers import Tokenizer, models, pre_tokenizers
        from transformers import BertConfig, PreTrainedTokenizerFast

        letters = [chr(number) for number in range(33, 127)]
        vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters)]
        pieces = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
        pieces.pre_tokenizer = pre_tokenizers.Whitespace()
        special = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
        PreTrainedTokenizerFast(tokenizer_object=pieces, **special).save_pretrained(backbone)
        sizes = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
        encoder = BertConfig(vocab_size=len(vocabulary), **sizes)
        encoder.save_pretrained(backbone)
        config = GLiNERConfig(
            model_name=str(backbone), hidden_size=32, max_len=gliner_stand_in.MOST, encoder_config=encoder.to_dict()
        )
        GLiNER.from_config(config, backbone_from_pretrained=False).save_pretrained(saved)
    shutil.rmtree(backbone)
    return saved


@only_with_gliner
def test_a_real_model_reads_every_word_and_its_names_stand_in_the_text(model: Path, said: list[str]) -> None:
    found = recogniser(f"gliner:{model}", said.append)(TEXT)
    assert said == []
    assert found, "random weights find something nearly everywhere"
    assert max(mention.end for mention in found) > TEXT.index("Lars"), "what lies behind the first piece is read"
    for before, mention in pairwise([Mention(0, 0, Kind.WORK), *found]):
        assert before.end <= mention.start < mention.end <= len(TEXT)
        edges = TEXT[mention.start - 1 : mention.start] + TEXT[mention.start], TEXT[mention.end - 1 : mention.end + 1]
        assert not any(edge.isalnum() and len(edge) == 2 for edge in edges), "no name starts or ends in a word"


@only_with_gliner
def test_a_model_that_lacks_its_weights_is_told(model: Path, said: list[str], tmp_path: Path) -> None:
    shutil.copy(model / "gliner_config.json", tmp_path)
    assert recogniser(f"gliner:{tmp_path}", said.append) is NAMING.recognise
    assert "cannot be loaded" in said[0]


@only_with_gliner
def test_the_stand_in_has_parameters_of_the_package(model: Path) -> None:
    from gliner import GLiNER

    loaded = GLiNER.from_pretrained(str(model), local_files_only=True)
    for theirs, ours in (
        (GLiNER.from_pretrained, gliner_stand_in.GLiNER.from_pretrained),
        (loaded.inference, gliner_stand_in.GLiNER().inference),
    ):
        assert [*inspect.signature(ours).parameters] == [
            name for name in inspect.signature(theirs).parameters if name in inspect.signature(ours).parameters
        ]
    words = "Élan's 🚀 well-known", "a_b"
    for text in words:
        splitters = (made.data_processor.words_splitter for made in (loaded, gliner_stand_in.GLiNER()))
        assert len({tuple(split(text)) for split in splitters}) == 1
