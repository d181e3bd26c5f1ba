// One reader per app: which files of an export it knows, and the accounts in them. To add one, put it in the list.
//
//   { platform: "instagram", knows: function (path) → bool, read: function (text, path) → [{ handle, name, side }] }
//
// `side` is "following", "follower" or "friend"; `name` is what somebody calls themselves, where the export has it.
// A reader that throws NoNames knows the file and finds only numbers in it.
(function () {
  "use strict";
  class NoNames extends Error {}

  // Some exports write é as two characters: the bytes of UTF-8, each as a letter of its own.
  function mended(text) {
    if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(text, function (sign) { return sign.charCodeAt(0); }));
    } catch (error) { return text; }
  }

  function words(value) { return typeof value === "string" ? mended(value).slice(0, 200) : ""; }

  // Every list in a JSON tree, with the key that it hangs on.
  function lists(tree, key, depth) {
    if (Array.isArray(tree)) return [[key, tree]];
    if (!tree || typeof tree !== "object" || depth > 8) return [];
    return Object.entries(tree).flatMap(function (pair) { return lists(pair[1], pair[0], depth + 1); });
  }

  function sideOf(path) { return /^following/i.test(path.split("/").pop()) ? "following" : "follower"; }

  function ofHref(href) {
    const match = /^https?:\/\/(?:www\.)?instagram\.com\/(?:_u\/)?([A-Za-z0-9._]{1,30})\/?(?:[?#].*)?$/.exec(href || "");
    return match ? match[1] : "";
  }

  const instagram = {
    platform: "instagram",
    knows: function (path) { return /(?:^|\/)(?:following|followers(?:_\d+)?)(?: ?\(\d+\))?\.(?:json|html)$/i.test(path); },
    read: function (text, path) {
      const side = sideOf(path);
      if (/\.html$/i.test(path)) {
        return Array.from(text.matchAll(/href="(https?:\/\/(?:www\.)?instagram\.com\/[^"]*)"/gi), function (match) {
          return { handle: ofHref(match[1]), name: "", side: side };
        }).filter(function (each) { return each.handle; });
      }
      return lists(JSON.parse(text), "", 0).flatMap(function (pair) { return pair[1]; }).map(function (row) {
        const data = (row && row.string_list_data && row.string_list_data[0]) || {};
        return { handle: words(data.value) || words(row && row.title) || ofHref(data.href), name: "", side: side };
      });
    }
  };

  const tiktok = {
    platform: "tiktok",
    knows: function (path) { return /(?:^|\/)(?:user_data(?:_tiktok)?\.json|(?:following|follower)\.txt)$/i.test(path); },
    read: function (text, path) {
      if (/\.txt$/i.test(path)) {
        return Array.from(text.matchAll(/^User ?name: *(\S+)/gim), function (match) {
          return { handle: match[1], name: "", side: sideOf(path) };
        });
      }
      return lists(JSON.parse(text), "", 0).filter(function (pair) { return pair[0] === "Following" || pair[0] === "FansList"; })
        .flatMap(function (pair) {
          return pair[1].map(function (row) {
            return { handle: words(row && row.UserName), name: "", side: pair[0] === "Following" ? "following" : "follower" };
          });
        });
    }
  };

  const snapchat = {
    platform: "snapchat",
    knows: function (path) { return /(?:^|\/)friends\.json$/i.test(path); },
    read: function (text) {
      const tree = JSON.parse(text);
      return (tree.Friends || []).map(function (row) {
        return { handle: words(row.Username), name: words(row["Display Name"]), side: "friend" };
      });
    }
  };

  const facebook = {
    platform: "facebook",
    knows: function (path) { return /(?:^|\/)(?:your_)?friends(?:_\d+)?\.json$/i.test(path); },
    read: function (text) {
      return lists(JSON.parse(text), "", 0).filter(function (pair) { return /^friends(?:_v2)?$/.test(pair[0]); })
        .flatMap(function (pair) { return pair[1]; })
        .map(function (row) { return { handle: "", name: words(row && row.name), side: "friend" }; });
    }
  };

  const x = {
    platform: "x",
    knows: function (path) { return /(?:^|\/)(?:following|follower)\.js$/i.test(path); },
    read: function () { throw new NoNames(); }
  };

  window.netjesReaders = { all: [instagram, tiktok, snapchat, facebook, x], NoNames: NoNames };
})();
